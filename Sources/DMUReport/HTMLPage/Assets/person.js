// What is said of a person beside the map.

/** A list with a heading, or nothing. */
function part(heading, items) {
  return items.length ? [make('h5', {}, heading), make('ul', {}, items.map((item) => make('li', {}, item)))] : [];
}

/** Why a person matters, a sentence each. */
function reasons(account, number) {
  const person = account.people[number];
  const found = [];
  if (account.bottlenecks.includes(number)) {
    found.push('Alone holds the account: without this person no active tie is left.');
  } else if (account.cut_supplier.includes(number) || account.cut_customer.includes(number)) {
    found.push(`One of the ${account.threads} without whom no active tie is left.`);
  }
  for (let index = 0; index < account.pairs.length; index += 2) {
    const pair = account.pairs.slice(index, index + 2);
    if (!pair.includes(number)) continue;
    const other = account.people[pair[0] === number ? pair[1] : pair[0]];
    found.push(`One of the ${account.threads === 1 ? 'thread’s' : 'separate threads’'} ends, with ${other.name}.`);
  }
  if (person.importance > 0) {
    found.push(`It is ${percent(person.importance).replace(' %', '')} percentage points likelier that our last active tie ends when this person leaves than when they stay.`);
  }
  if (person.influence >= report.policy.key_influence) found.push('Has much influence here.');
  for (const finding of account.findings) {
    if (!finding.people.includes(number)) continue;
    const role = finding.role ? ` (${spoken(finding.role)})` : '';
    found.push(`Named in a ${finding.severity} finding: ${finding.words}${role}.`);
  }
  return found;
}

/** A tie with a bar as long as it is strong. */
function tieItem(account, line, other) {
  const age = line.last ? `last contact ${line.last}` : 'no date of last contact';
  const state = line.isCold ? 'cold, ' : '';
  return [
    make('span', { class: line.isCold ? 'cold' : 'active' }, account.people[other].name),
    make('meter', { min: 0, max: 1, value: line.strength, 'aria-hidden': 'true' }),
    make('small', {}, `${state}${rounded(line.strength)}${line.isAssumed ? ' assumed' : ''}, ${age}`),
  ];
}

/** Everything about a person. */
function describe(account, number, lines) {
  const person = account.people[number];
  const name = (index) => account.people[index].name;
  const of = (kind, end) => lines.filter((line) => line.kind === kind && line[end] === number);
  const other = (line) => (line.from === number ? line.to : line.from);
  const ties = (kind) => lines.filter((line) => line.kind === kind && (line.from === number || line.to === number))
    .sort((one, two) => two.strength - one.strength)
    .map((line) => tieItem(account, line, other(line)));
  const facts = [];
  for (const role of person.roles) facts.push(spoken(role) + (person.inferred.includes(role) ? ' (inferred)' : ''));
  if (person.stance) facts.push(`${STANCES[person.stance]} ${person.stance}`);
  if (person.influence !== undefined) facts.push(`influence ${rounded(person.influence)} of 1`);
  if (person.coverage) facts.push(`${SIGNS[person.coverage]} ${COVERAGE[person.coverage]}`);
  if (person.threads !== undefined) facts.push(`${person.threads} separate way${person.threads === 1 ? '' : 's'} of ours`);
  const colleagues = [...of('colleagues', 'from').map((line) => name(line.to)), ...of('colleagues', 'to').map((line) => name(line.from))];
  return [
    make('h4', {}, person.name),
    person.title || person.place ? make('p', { class: 'note' }, [person.title, person.place].filter(Boolean).join(', ')) : null,
    facts.length ? make('p', { class: 'facts' }, facts.map((fact) => make('span', {}, fact))) : null,
    part('Why this person matters', reasons(account, number)),
    part(isContact(account, number) ? 'Who of us knows this person' : 'Knows', ties('ties')),
    part('Competitors', ties('rival_ties')),
    part('Reports to', of('reporting', 'from').map((line) => name(line.to))),
    part('Leads', of('reporting', 'to').map((line) => name(line.from))),
    part('Influences', of('influence', 'from').map((line) => name(line.to))),
    part('Is influenced by', of('influence', 'to').map((line) => name(line.from))),
    part('Works with', colleagues),
  ].flat();
}
