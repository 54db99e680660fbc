// The table of accounts: sorted by any column, filtered by text, tier, finding and one of us.

/** How many rows are shown at first. */
const MOST_ROWS = 150;
const STATUSES = ['covered', 'thin', 'junior', 'unknown', 'missing', 'opposed', 'cold', 'uncovered'];
/** The columns that begin with the greatest when they are sorted by for the first time. */
const FALLING = ['revenue', 'loss', 'risk'];

const portfolio = {
  rows: [],
  words: [],

  start() {
    this.table = document.querySelector('table.accounts');
    this.body = this.table.tBodies[0];
    this.rows = [...this.body.rows];
    this.form = document.querySelector('form.filters');
    this.form.addEventListener('input', () => this.filterChanged());
    this.form.addEventListener('submit', (event) => event.preventDefault());
    this.form.addEventListener('reset', (event) => {
      event.preventDefault();
      go(Object.fromEntries(FILTERS.map((name) => [name, ''])), { replacing: true });
    });
    for (const cell of this.table.tHead.querySelectorAll('th[data-sort]')) {
      const key = cell.dataset.sort;
      const label = 'Sort by ' + cell.textContent.toLowerCase();
      cell.append(' ', make('button', { type: 'button', 'aria-label': label, on: { click: () => this.sortBy(key) } }));
    }
  },

  filterChanged() {
    const values = FILTERS.map((name) => [name, this.form.elements[name].value]);
    go(Object.fromEntries(values), { replacing: true });
  },

  sortBy(key) {
    const state = stateOf(location.hash);
    const first = FALLING.includes(key) || key.startsWith('role:') ? 'down' : 'up';
    const other = first === 'up' ? 'down' : 'up';
    go({ sort: key, dir: state.sort === key && state.dir === first ? other : first }, { replacing: true });
  },

  /** What an account is sorted by: a number or a text; undefined comes last whichever way. */
  sortKey(key, index) {
    const account = report.accounts[index];
    if (key === 'name') return account.name;
    if (key === 'tier') return account.tier;
    if (key === 'threads') return account.threads;
    if (key === 'revenue') return account.revenue;
    if (key === 'loss') return account.p_no_tie;
    if (key === 'risk') return account.revenue_without_contact;
    const role = account.roles.find((role) => 'role:' + role.role === key);
    return role && STATUSES.indexOf(role.status);
  },

  /** All words by which an account is found. */
  text(index) {
    const account = report.accounts[index];
    this.words[index] ??= [
      account.name, account.id, account.tier ?? '', ...account.people.map((person) => person.name),
    ].join('\n').toLowerCase();
    return this.words[index];
  },

  matches(index, state) {
    const account = report.accounts[index];
    if (state.tier && account.tier !== state.tier) return false;
    if (state.finding && !account.findings.some((finding) => finding.code === state.finding)) return false;
    if (state.staff && !isInTouch(account, state.staff)) return false;
    return !state.q || this.text(index).includes(state.q.trim().toLowerCase());
  },

  /** The accounts that the state shows, in its order. */
  chosen(state) {
    const indices = report.accounts.map((_, index) => index).filter((index) => this.matches(index, state));
    if (!state.sort) return indices;
    const direction = state.dir === 'down' ? -1 : 1;
    const collator = new Intl.Collator();
    const keys = new Map(indices.map((index) => [index, this.sortKey(state.sort, index)]));
    return indices.sort((left, right) => {
      const [one, other] = [keys.get(left), keys.get(right)];
      if (one === undefined || other === undefined) {
        return (one === undefined) - (other === undefined) || left - right;
      }
      const order = typeof one === 'string' ? collator.compare(one, other) : one - other;
      return order * direction || left - right;
    });
  },

  /** Puts the first so many rows into the table, and a button for the rest below it. */
  fill(chosen, count) {
    const rows = chosen.slice(0, count).map((index) => this.rows[index]);
    const isSame = rows.length === this.body.rows.length && rows.every((row, place) => row === this.body.rows[place]);
    if (!isSame) this.body.replaceChildren(...rows);
    this.rest?.remove();
    if (chosen.length <= count) return;
    const click = () => {
      this.fill(chosen, Infinity);
      rows[rows.length - 1].nextElementSibling.querySelector('a').focus();
    };
    this.rest = make('button', { type: 'button', class: 'rest', on: { click } }, `Show ${chosen.length - count} more`);
    this.table.parentNode.after(this.rest);
  },

  show(state) {
    const chosen = this.chosen(state);
    this.fill(chosen, MOST_ROWS);
    const count = report.accounts.length;
    this.form.querySelector('output').textContent = `${chosen.length} of ${count} account${count === 1 ? '' : 's'}`;
    for (const name of FILTERS) {
      const field = this.form.elements[name];
      if (field.value !== (state[name] ?? '')) field.value = state[name] ?? '';
    }
    for (const cell of this.table.tHead.querySelectorAll('th[data-sort]')) {
      if (cell.dataset.sort === state.sort) {
        cell.setAttribute('aria-sort', state.dir === 'down' ? 'descending' : 'ascending');
      } else {
        cell.removeAttribute('aria-sort');
      }
    }
    for (const link of document.querySelectorAll('.gaps a')) {
      const isChosen = link.getAttribute('href') === '#finding=' + state.finding;
      if (isChosen) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  },
};

/** Whether one of us has an active tie to an account. */
function isInTouch(account, id) {
  const number = account.people.findIndex((person, number) => isStaff(account, number) && person.id === id);
  const ties = account.lines.ties;
  return number >= 0 && ties !== undefined && ties.from.some((from, line) => from === number && !ties.cold.includes(line));
}
