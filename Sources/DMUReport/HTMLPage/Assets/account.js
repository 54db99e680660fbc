// The view of an account: its section, and in it the map with what belongs to it.

/** What can be shown and hidden on a map: the classes of lines, and how that is called. */
const LAYERS = [
  ['reporting', 'Reporting'], ['influence', 'Influence'], ['ties', 'Our ties'], ['rivals', 'Competitors'],
  ['proof', 'Threads and cut'],
];

/** The sections that are not there from the start, without the texts that are the same in all of them. */
let later;

/** The section of an account, put into the page when it was not there from the start. */
function sectionOf(index) {
  const section = document.querySelector(`section.account[data-i="${index}"]`);
  if (section) return section;
  later ??= JSON.parse(byId('sections').textContent);
  const template = document.createElement('template');
  template.innerHTML = later.sections[index - later.first].replace(/&(\d+);/g, (_, number) => later.texts[number]);
  byId('people').before(template.content);
  return sectionOf(index);
}

class AccountMapView {
  constructor(host, index) {
    this.account = report.accounts[index];
    this.host = host;
    this.pinned = null;
    const { svg, lines } = drawLines(this.account);
    this.lines = lines;
    this.planned = makeSVG('path', { class: 'planned' });
    svg.append(this.planned);
    this.cards = this.account.people.map((_, number) => drawPerson(this.account, number));
    const [x, y, width, height] = this.account.frame;
    const frame = make('div', { class: 'dmu' }, make('span', {}, this.account.name));
    Object.assign(frame.style, { left: x + 'px', top: y + 'px', width: width + 'px', height: height + 'px' });
    this.plane = make('div', { class: 'plane' }, frame, svg, this.cards);
    this.frame = make('div', { class: 'frame', role: 'group', 'aria-label': 'Map of the decision-making unit' }, this.plane);
    this.panel = make('aside', { class: 'panel', 'aria-live': 'polite', 'aria-label': 'About the person' });
    this.view = new MapView(this.frame, this.plane, this.account.size);
    if (this.cards.length) this.cards[0].tabIndex = 0;
    this.listen();
    host.replaceChildren(this.toolbar(), make('div', { class: 'stage' }, this.frame, this.panel), this.legend());
    this.describe(null);
  }

  // Parts

  toolbar() {
    const layers = LAYERS.map(([layer, label]) => make('label', {},
      make('input', {
        type: 'checkbox', name: layer, checked: true,
        on: { change: (event) => this.toggle(layer, event.target.checked) },
      }), ' ' + label));
    const button = (sign, label, action) =>
      make('button', { type: 'button', 'aria-label': label, title: label, on: { click: action } }, sign);
    this.ways = make('select', { on: { change: (event) => go({ way: event.target.value, step: '', person: '' }, { replacing: true }) } },
      make('option', { value: '' }, 'none'),
      this.account.ways.filter((way) => way.people.length).map((way) => make('option', { value: way.to },
        this.account.people.find((person) => person.id === way.to)?.name ?? way.to)));
    return make('div', { class: 'toolbar' },
      make('fieldset', {}, make('legend', {}, 'Show'), layers),
      this.account.ways.some((way) => way.people.length) ? make('label', {}, 'Best way to ', this.ways) : null,
      make('span', { class: 'zoom' },
        button('+', 'Zoom in', () => this.view.zoom(1.25)),
        button('−', 'Zoom out', () => this.view.zoom(0.8)),
        button('Fit', 'Fit the map', () => this.view.fit())));
  }

  legend() {
    const line = (kind, words) => {
      const svg = makeSVG('svg', { width: 36, height: 10, 'aria-hidden': 'true' });
      const group = makeSVG('g', { class: 'line ' + kind });
      if (kind.endsWith('pair')) group.append(makeSVG('path', { d: 'M1 5H35', class: 'pair' }));
      group.append(makeSVG('path', { d: 'M1 5H35', class: 'stroke' }));
      svg.append(group);
      return make('span', {}, svg, ' ' + words);
    };
    const card = (kind, words) => make('span', {}, make('i', { class: 'person ' + kind, 'aria-hidden': 'true' }), ' ' + words);
    return make('details', { class: 'map-key', open: true }, make('summary', {}, 'Legend and keys'),
      make('p', {},
        ...Object.keys(COVERAGE).map((kind) => card('contact ' + kind, `${SIGNS[kind]} ${COVERAGE[kind]}`)),
        card('staff', 'one of us'), card('rival', 'competitor'),
        make('span', {}, make('b', {}, '⚠'), ' bottleneck'), make('span', {}, '✂ one of the cut'),
        ...Object.entries(STANCES).map(([stance, sign]) => make('span', { class: 'stance ' + stance }, `${sign} ${stance}`))),
      make('p', {},
        line('ties', 'our tie, wider when stronger'), line('ties cold', 'gone cold'), line('ties pair', 'one of the separate threads'),
        line('rival_ties', 'a competitor’s tie'), line('reporting', 'reports to'), line('influence', 'influences'),
        line('colleagues', 'works with')),
      make('p', { class: 'note' },
        'Arrow keys go from person to person, Enter keeps one, Escape lets go; + and − zoom, 0 fits, Shift with an arrow moves the map. Ctrl and the wheel zoom; drag to move.'));
  }

  // What happens

  listen() {
    const numberOf = (event) => {
      const card = event.target.closest?.('.person');
      return card ? Number(card.dataset.n) : null;
    };
    this.plane.addEventListener('pointerover', (event) => this.light(numberOf(event) ?? this.pinned));
    this.plane.addEventListener('pointerleave', () => this.light(this.pinned));
    this.plane.addEventListener('focusin', (event) => {
      const number = numberOf(event);
      if (number === null) return;
      for (const card of this.cards) card.tabIndex = -1;
      this.cards[number].tabIndex = 0;
      this.view.reveal(boxOf(this.account, number));
      this.light(number);
    });
    this.plane.addEventListener('focusout', () => this.light(this.pinned));
    this.plane.addEventListener('click', (event) => {
      const number = numberOf(event);
      if (number === null) return;
      const id = this.account.people[number].id;
      go({ person: this.pinned === number ? '' : id, way: '', step: '' }, { replacing: true });
    });
    this.frame.addEventListener('keydown', (event) => this.key(event, numberOf(event)));
  }

  key(event, number) {
    const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in moves && event.shiftKey) this.view.pan(...moves[event.key]);
    else if (event.key in moves && number !== null) {
      const next = neighbour(this.account, number, event.key);
      if (next !== null) this.cards[next].focus({ preventScroll: true });
    } else if (event.key === '+') this.view.zoom(1.25);
    else if (event.key === '-') this.view.zoom(0.8);
    else if (event.key === '0') this.view.fit();
    else if (event.key === 'Escape') go({ person: '', way: '', step: '' }, { replacing: true });
    else return;
    event.preventDefault();
  }

  toggle(layer, isShown) {
    const hidden = new Set((stateOf(location.hash).hide ?? '').split(',').filter(Boolean));
    if (isShown) hidden.delete(layer);
    else hidden.add(layer);
    go({ hide: [...hidden].join(',') }, { replacing: true });
  }

  /** Puts a person and everybody on a line with them forward. */
  light(number) {
    if (number === this.lit) return;
    this.lit = number;
    this.plane.classList.toggle('lit', number !== null);
    const near = new Set([number]);
    for (const line of this.lines) {
      const isOn = line.from === number || line.to === number;
      line.element.classList.toggle('on', isOn);
      if (isOn) near.add(line.from).add(line.to);
    }
    this.cards.forEach((card, index) => card.classList.toggle('on', near.has(index)));
    this.describe(number);
  }

  describe(number) {
    if (number !== null) {
      this.panel.replaceChildren(...describe(this.account, number, this.lines).filter(Boolean));
      return;
    }
    if (this.way?.length) {
      const words = this.wayLines.map((line) => lineWords(this.account, line));
      this.panel.replaceChildren(make('h4', {}, 'The way'), make('ol', {}, words.map((text) => make('li', {}, text))),
        make('p', { class: 'note' }, 'The dotted line is the tie that the plan makes or takes up.'));
      if (!this.planned.getAttribute('d')) this.panel.lastChild.remove();
      return;
    }
    const names = this.account.bottlenecks.map((index) => this.account.people[index].name);
    const people = this.account.cut_supplier.map((index) => this.account.people[index].name);
    const proof = names.length ? `Without ${names.join(', or without ')}, no active tie is left.`
      : people.length ? `The last active tie is gone only when all of these leave: ${people.join(', ')}.`
        : 'There is no active tie.';
    this.panel.replaceChildren(make('p', {}, proof), make('p', { class: 'note' }, 'Point at a person, or go there with the Tab key, to see ties, roles and why they matter.'));
  }

  /** Marks the people along whom a way leads, and the lines between them. */
  showWay(steps) {
    this.way = steps;
    this.wayLines = [];
    this.plane.classList.toggle('on-way', steps.length > 0);
    for (const line of this.lines) line.element.classList.remove('way');
    this.cards.forEach((card, index) => {
      const place = steps.indexOf(index);
      card.classList.toggle('way', place >= 0);
      if (place >= 0) card.dataset.step = place + 1;
      else delete card.dataset.step;
    });
    for (let index = 1; index < steps.length; index++) {
      const ends = [steps[index - 1], steps[index]];
      const between = this.lines.filter((line) => ends.includes(line.from) && ends.includes(line.to));
      const best = between.sort((one, two) => (two.strength ?? 0) - (one.strength ?? 0))[0];
      if (!best) continue;
      best.element.classList.add('way');
      this.wayLines.push(best);
    }
  }

  /** Marks the tie that a step of the plan makes or takes up, and along whom it is asked for. */
  showStep(step) {
    this.planned.setAttribute('d', '');
    this.showWay(step?.people ?? []);
    if (!step) return;
    const [first, last] = [step.people[0], step.people[step.people.length - 1]].map(
      (number) => boxOf(this.account, number));
    const end = ([x, y, width, height], toward) => `${x < toward[0] ? x + width : x} ${y + height / 2}`;
    this.planned.setAttribute('d', `M${end(first, last)}L${end(last, first)}`);
  }

  /** Shows what the address says. */
  show(state) {
    const hidden = (state.hide ?? '').split(',');
    for (const [layer] of LAYERS) {
      this.plane.classList.toggle('no-' + layer, hidden.includes(layer));
      this.host.querySelector(`input[name="${layer}"]`).checked = !hidden.includes(layer);
    }
    const way = this.account.ways.find((way) => way.to === state.way && way.people.length);
    this.ways.value = way ? state.way : '';
    const step = this.account.plan[state.step - 1];
    this.showStep(step?.people.length > 1 ? step : undefined);
    if (way) this.showWay(way.people);
    const number = this.account.people.findIndex((person) => person.id === state.person);
    this.pinned = number < 0 ? null : number;
    this.cards.forEach((card, index) => card.setAttribute('aria-pressed', String(index === this.pinned)));
    this.light(this.pinned);
    this.describe(this.pinned);
  }
}

const maps = new Map();

/** The map of an account, drawn when it is asked for. */
function mapOf(index) {
  if (!maps.has(index)) {
    const section = sectionOf(index);
    maps.set(index, new AccountMapView(section.querySelector('.map'), index));
    addTable(section);
    addButtons(section, index);
  }
  return maps.get(index);
}

/** Puts the table for those who read without scripts below the map as well. */
function addTable(section) {
  const source = section.querySelector('noscript');
  if (!source) return;
  const template = document.createElement('template');
  template.innerHTML = source.textContent;
  template.content.querySelector('h3')?.remove();
  source.replaceWith(make('details', { class: 'knows' }, make('summary', {}, 'Who knows whom, as a table'), template.content));
}

/** Adds to each way and to each step of the plan a button that shows it on the map. */
function addButtons(section, index) {
  const add = (item, changes) => {
    const click = () => {
      go({ way: '', step: '', person: '', ...changes }, { replacing: true });
      section.querySelector('.map').scrollIntoView({ block: 'start' });
    };
    item.append(' ', make('button', { type: 'button', class: 'small', on: { click } }, 'Show on the map'));
  };
  section.querySelectorAll('.ways li').forEach((item, place) => {
    const way = report.accounts[index].ways[place];
    if (way.people.length) add(item, { way: way.to });
  });
  section.querySelectorAll('.plan li').forEach((item, place) => {
    if (report.accounts[index].plan[place].people.length > 1) add(item, { step: place + 1 });
  });
}
