// Shows what the address says, and again whenever it changes.

let shown = { view: '', account: undefined };
let portfolioAddress = '#portfolio';
let portfolioScroll = 0;

function show() {
  const state = stateOf(location.hash);
  const isOther = state.view !== shown.view || state.account !== shown.account;
  if (isOther && shown.view === 'portfolio') portfolioScroll = scrollY;
  let section = byId(state.view);
  if (state.view === 'account') {
    const index = report.byId.get(state.account);
    section = sectionOf(index);
    section.querySelector('.back').setAttribute('href', portfolioAddress);
  }
  for (const view of document.querySelectorAll('.view')) view.classList.toggle('current', view === section);
  for (const link of document.querySelectorAll('nav a')) {
    if (link.getAttribute('href') === '#' + state.view) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (state.view === 'account') {
    const map = mapOf(report.byId.get(state.account));
    if (isOther) map.view.fit();
    map.show(state);
    document.title = map.account.name + ', ' + byId('portfolio').dataset.title;
  } else {
    document.title = byId('portfolio').dataset.title;
  }
  if (state.view === 'portfolio') {
    portfolio.show(state);
    portfolioAddress = location.hash || '#portfolio';
  }
  if (isOther && shown.view) focusOn(section, state);
  shown = state;
}

/** Moves the focus to the view that has appeared, and back to where it was in the table. */
function focusOn(section, state) {
  const last = shown.account !== undefined && state.view === 'portfolio'
    ? portfolio.rows[report.byId.get(shown.account)]?.querySelector('a') : null;
  if (last?.isConnected) {
    scrollTo(0, portfolioScroll);
    last.focus({ preventScroll: true });
  } else {
    scrollTo(0, 0);
    section.querySelector('h2').focus({ preventScroll: true });
  }
}

/** Makes accounts that are too long for a page of paper smaller, in the style that they have on paper. */
function fitPages(sections) {
  const rules = [...document.styleSheets[0].cssRules].filter((rule) => rule.media?.mediaText === 'print');
  for (const rule of rules) rule.media.mediaText = 'all';
  // A4 without its margins, in pixels.
  document.body.style.width = '703px';
  const height = 1020 - (shown.view === 'account' ? document.querySelector('.top').offsetHeight : 0);
  for (const section of sections) {
    for (let size = 1; size >= 0.5; size -= 0.05) {
      section.style.zoom = size;
      if (section.getBoundingClientRect().height <= height) break;
    }
  }
  document.body.style.width = '';
  for (const rule of rules) rule.media.mediaText = 'print';
}

// On paper: the view, and with the portfolio the accounts that it shows, a page each.
addEventListener('beforeprint', () => {
  const state = stateOf(location.hash);
  const indices = state.view === 'portfolio' ? portfolio.chosen(state).slice(0, 100)
    : state.view === 'account' ? [report.byId.get(state.account)] : [];
  if (state.view === 'portfolio') portfolio.fill(portfolio.chosen(state), Infinity);
  for (const index of indices) {
    sectionOf(index).classList.add('printed');
    mapOf(index).view.fitPaper();
  }
  if (state.view === 'portfolio') for (const id of ['people', 'basis']) byId(id).classList.add('printed');
  fitPages(indices.map(sectionOf));
});
addEventListener('afterprint', () => {
  for (const section of document.querySelectorAll('.printed')) {
    section.classList.remove('printed');
    section.style.zoom = '';
  }
  if (shown.view === 'account') maps.get(report.byId.get(shown.account)).view.fit();
});

addEventListener('hashchange', show);
addEventListener('DOMContentLoaded', () => {
  byId('portfolio').dataset.title = document.title;
  readData();
  portfolio.start();
  show();
});
