// Fills the template of an account, as the program does that made the page: the part of Mustache that is used.

/** Splits a template into texts, variables and sections. */
function parseTemplate(text) {
  const open = [[]];
  let end = 0;
  for (const match of text.matchAll(/{{([#^/%]?)\s*([^}]*?)\s*}}/g)) {
    const [tag, sign, name] = match;
    const nodes = open[open.length - 1];
    nodes.push(text.slice(end, match.index));
    end = match.index + tag.length;
    if (sign === '') nodes.push({ name });
    else if (sign === '/') open.pop();
    else if (sign !== '%') open.push(nodes[nodes.push({ name, isInverted: sign === '^', nodes: [] }) - 1].nodes);
  }
  open[0].push(text.slice(end));
  return open[0];
}

/** What a name stands for: a point means the innermost object alone. */
function valueOf(name, stack) {
  const innermost = stack[stack.length - 1];
  if (name === '.') return innermost;
  if (name.endsWith('Any')) return valueOf(name.slice(0, -3), stack)?.length > 0;
  if (name[0] === '.') return innermost[name.slice(1)];
  return stack.findLast((object) => Object.hasOwn(Object(object), name))?.[name];
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The HTML of a template filled with the innermost of some objects; every text in it is escaped. */
function fill(nodes, stack) {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    const value = valueOf(node.name, stack);
    const isThere = value !== undefined && value !== false && value.length !== 0;
    if (!node.nodes) return String(value ?? '').replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
    if (node.isInverted) return isThere ? '' : fill(node.nodes, stack);
    if (!isThere) return '';
    const values = Array.isArray(value) ? value : [value];
    return values.map((value) => fill(node.nodes, value === true ? stack : [...stack, value])).join('');
  }).join('');
}
