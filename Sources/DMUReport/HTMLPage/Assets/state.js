// What is shown stands in the address after the '#', so that a view can be shared and the way back works:
// #portfolio, #people, #basis, #account=ID&person=ID&way=ID&step=1&hide=ties, #q=text&tier=key&finding=code&staff=ID&sort=risk&dir=up.

const FILTERS = ['q', 'tier', 'finding', 'staff'];
const VIEWS = ['portfolio', 'people', 'basis'];

/** The state that an address stands for. */
function stateOf(hash) {
  const state = { view: 'portfolio' };
  for (const part of hash.replace(/^#/, '').split('&')) {
    const place = part.indexOf('=');
    if (place < 0) {
      if (VIEWS.includes(part)) state.view = part;
      continue;
    }
    try {
      state[part.slice(0, place)] = decodeURIComponent(part.slice(place + 1));
    } catch {
      // What is not an address says nothing.
    }
  }
  if (report.byId.has(state.account)) state.view = 'account';
  return state;
}

/** The address of a state. */
function addressOf(state) {
  const parts = Object.entries(state)
    .filter(([name, value]) => name !== 'view' && value)
    .map(([name, value]) => name + '=' + encodeURIComponent(value));
  return '#' + (parts.length ? parts.join('&') : state.view);
}

/** Shows the state with some changes; in place of the present one in the history where that is wanted. */
function go(changes, { replacing = false } = {}) {
  const address = addressOf({ ...stateOf(location.hash), ...changes });
  // Not through the location, for which the browser would move the focus and scroll.
  if (replacing) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  show();
}
