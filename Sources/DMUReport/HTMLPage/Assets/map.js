// The drawing of an account: people as buttons, lines as SVG behind them, both where the data say.

const SIGNS = { covered: '●', cold: '◐', uncovered: '○' };
const STANCES = { champion: '★', supporter: '▲', neutral: '■', critic: '▼', opponent: '✖' };
const COVERAGE = {
  covered: 'in touch', cold: 'only ties that have gone cold', uncovered: 'none of us ever had a tie',
};
/** The kinds of lines, and what is said of one between two people. */
const LINES = {
  reporting: 'reports to', influence: 'influences', colleagues: 'works with', ties: 'knows', rival_ties: 'knows',
};

/** Whether the person with a number is one of us. */
const isStaff = (account, number) => number >= account.sides[0] && number < account.sides[0] + account.sides[1];
/** Whether the person with a number is of the customer. */
const isContact = (account, number) => number < account.sides[0];

/** All lines of an account, one object each. */
function linesOf(account) {
  return Object.keys(LINES).flatMap((kind) => {
    const columns = account.lines[kind];
    if (!columns) return [];
    return columns.from.map((from, index) => ({
      kind, from, to: columns.to[index], path: columns.path[index], strength: columns.strength?.[index],
      last: columns.last?.[index], isCold: columns.cold?.includes(index) ?? false,
      isAssumed: columns.assumed?.includes(index) ?? false,
    }));
  });
}

/** What a line says, in words. */
function lineWords(account, line) {
  const [from, to] = [account.people[line.from].name, account.people[line.to].name];
  if (line.strength === undefined) return `${from} ${LINES[line.kind]} ${to}`;
  const age = line.last ? `, last contact ${line.last}` : '';
  const verb = line.isCold ? 'once knew' : 'knows';
  return `${from} ${verb} ${to}: ${rounded(line.strength)}${line.isAssumed ? ' (assumed)' : ''}${age}`;
}

/** A path of level and upright parts with its corners rounded. */
function roundedPath(path) {
  const points = [];
  let [x, y] = [0, 0];
  for (const [, command, first, second] of path.matchAll(/([Mhv])(-?\d+)(?: (-?\d+))?/g)) {
    if (command === 'M') [x, y] = [Number(first), Number(second)];
    else if (command === 'h') x += Number(first);
    else y += Number(first);
    points.push([x, y]);
  }
  const toward = ([x, y], [toX, toY]) => {
    const length = Math.abs(toX - x) + Math.abs(toY - y);
    const share = Math.min(6, length / 2) / (length || 1);
    return `${x + (toX - x) * share} ${y + (toY - y) * share}`;
  };
  const corners = points.slice(1, -1).map((corner, index) =>
    `L${toward(corner, points[index])}Q${corner.join(' ')} ${toward(corner, points[index + 2])}`);
  return `M${points[0].join(' ')}${corners.join('')}L${points[points.length - 1].join(' ')}`;
}

/** Draws the lines of an account, and for each says which element it is. */
function drawLines(account) {
  const [width, height] = account.size;
  const svg = makeSVG('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
  const pairs = new Set();
  for (let index = 0; index < account.pairs.length; index += 2) {
    pairs.add(account.pairs[index] + ' ' + account.pairs[index + 1]);
  }
  const lines = linesOf(account);
  for (const line of lines) {
    line.element = makeSVG('g', { class: `line ${line.kind}${line.isCold ? ' cold' : ''}` });
    const d = roundedPath(line.path);
    if (line.kind === 'ties' && !line.isCold && pairs.has(line.from + ' ' + line.to)) {
      line.element.append(makeSVG('path', { d, class: 'pair' }));
      pairs.delete(line.from + ' ' + line.to);
    }
    const stroke = makeSVG('path', { d, class: 'stroke' });
    if (line.strength !== undefined) stroke.setAttribute('stroke-width', 1 + 4 * line.strength);
    if (line.kind === 'reporting' || line.kind === 'influence') {
      stroke.setAttribute('marker-end', `url(#arrow-${line.kind})`);
    }
    const title = makeSVG('title');
    title.textContent = lineWords(account, line);
    line.element.append(stroke, title);
    svg.append(line.element);
  }
  return { svg, lines };
}

/** The words under a name: title and roles. */
function details(account, number) {
  const person = account.people[number];
  if (!isContact(account, number) && !isStaff(account, number)) return ['competitor'];
  const roles = person.roles.map(
    (role) => spoken(role) + (person.inferred.includes(role) ? ' (inferred)' : ''));
  const all = [person.title, roles.join(', ')].filter(Boolean);
  return isContact(account, number) ? all : all.slice(0, 1);
}

/** The card of a person on the map. */
function drawPerson(account, number) {
  const person = account.people[number];
  const side = isContact(account, number) ? 'contact' : isStaff(account, number) ? 'staff' : 'rival';
  const tags = [];
  if (account.bottlenecks.includes(number)) {
    tags.push(make('span', { class: 'tag bottleneck' }, '⚠ bottleneck'));
  } else if (account.cut_supplier.includes(number)) {
    tags.push(make('span', { class: 'tag cut' }, '✂ cut'));
  }
  if (person.stance) {
    tags.push(make('span', { class: `tag stance ${person.stance}` }, `${STANCES[person.stance]} ${person.stance}`));
  }
  const sign = person.coverage ? SIGNS[person.coverage] + ' ' : '';
  const card = make('button',
    { type: 'button', tabindex: '-1', class: `person ${side} ${person.coverage ?? ''}`, 'data-n': number },
    make('span', { class: 'name' }, make('span', { 'aria-hidden': 'true' }, sign), person.name),
    details(account, number).map((text) => make('span', { class: 'detail' }, text)),
    person.coverage ? make('span', { class: 'sr' }, COVERAGE[person.coverage]) : null,
    tags.length ? make('span', { class: 'tags' }, tags) : null);
  const [x, y, width, height] = boxOf(account, number);
  Object.assign(card.style, { left: x + 'px', top: y + 'px', width: width + 'px', height: height + 'px' });
  if (person.influence >= report.policy.key_influence) card.classList.add('key');
  return card;
}
