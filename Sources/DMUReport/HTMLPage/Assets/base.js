'use strict';
// What all parts of the script use. Text from the data goes into the page as text only.

document.documentElement.classList.add('js');

/** The element with an id. */
const byId = (id) => document.getElementById(id);

/** Makes an element: attributes that are null or false are left out, children are elements or texts. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') {
      for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    } else if (value !== null && value !== false && value !== undefined) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Makes an element of SVG. */
function makeSVG(tag, attributes = {}) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** A word of the vocabulary as people read it. */
const spoken = (word) => word.replace(/[_-]/g, ' ');

/** A strength to two digits. */
const rounded = (number) => String(Math.round(number * 100) / 100);

/** A probability in percent, to two digits that count. */
function percent(value) {
  const share = value * 100;
  if (value > 0 && share < 0.01) return 'under 0.01 %';
  if (value < 1 && share > 99.99) return 'over 99.99 %';
  const digits = share < 1 || share > 99 ? 100 : share < 10 ? 10 : 1;
  return Math.round(share * digits) / digits + ' %';
}

/** The data of the page. */
const report = { accounts: [], byId: new Map() };

/** One object for each place of columns of equal length; -1 and empty texts say nothing. */
function rowsOf(columns) {
  return columns.id.map((_, place) => {
    const entries = Object.entries(columns).map(([name, column]) => [name, column[place]])
      .filter(([, value]) => value !== undefined && value !== '' && value !== -1);
    const row = { roles: '', inferred: '', ...Object.fromEntries(entries) };
    for (const name of ['roles', 'inferred']) row[name] = row[name].split(';').filter(Boolean);
    row.place = report.places[row.place];
    return row;
  });
}

/** Gives an account its people: contacts, ours, competitors, and how many of each. */
function gather(account, staff, competitors) {
  const contacts = rowsOf(account.contacts);
  const pick = (rows, places) => places.map((place) => ({ ...rows[place] }));
  account.people = [...contacts, ...pick(staff, account.staff), ...pick(competitors, account.competitors)];
  account.sides = [contacts.length, account.staff.length, account.competitors.length];
  account.importance.forEach((value, number) => { if (value >= 0) account.people[number].importance = value; });
  contacts.forEach((contact, number) => { contact.coverage = coverageOf(account, number); });
}

/** Whether one of us has an active tie to a contact, only cold ones, or none. */
function coverageOf(account, number) {
  const ties = account.lines.ties;
  const lines = ties ? ties.to.flatMap((to, line) => (to === number ? [line] : [])) : [];
  if (!lines.length) return 'uncovered';
  return lines.every((line) => ties.cold.includes(line)) ? 'cold' : 'covered';
}

function readData() {
  Object.assign(report, JSON.parse(byId('data').textContent));
  const [staff, competitors] = [rowsOf(report.staff), rowsOf(report.competitors)];
  report.accounts.forEach((account, index) => {
    report.byId.set(account.id, index);
    gather(account, staff, competitors);
  });
}

/** Where a person stands on the map: x, y, width, height. */
function boxOf(account, number) {
  const [x, y, height] = account.boxes.slice(3 * number, 3 * number + 3);
  return [x, y, account.card_width, height];
}
