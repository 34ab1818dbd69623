// Places in JSON: `data.0.id`, and `accounts.role=admin.email` for the entry of a list that has this value.

/** What stands at a place; undefined where there is no such place. */
export function readPlace(value: unknown, place: string): unknown {
  return place.split('.').reduce(step, value);
}

function step(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const [, key, wanted] = /^(\w+)=(.*)$/.exec(name) ?? [];
  if (key === undefined) return (value as Record<string, unknown>)[name];
  return (value as Record<string, unknown>[]).find((entry) => String(entry[key]) === wanted);
}

/** A copy that has `content` at a place, with objects and lists made on the way. */
export function writePlace(value: unknown, place: string, content: unknown): unknown {
  const [name = '', ...rest] = place.split('.');
  if (name === '') return content;
  const known = typeof value === 'object' && value !== null ? value : /^\d+$/.test(name) ? [] : {};
  const inner = writePlace((known as Record<string, unknown>)[name], rest.join('.'), content);
  return Array.isArray(known) ? known.toSpliced(Number(name), 1, inner) : { ...known, [name]: inner };
}

/** The expression that reads a place of `value` in JavaScript. */
export function placeExpression(value: string, place: string): string {
  return place.split('.').reduce((expression, name) => {
    const [, key, wanted] = /^(\w+)=(.*)$/.exec(name) ?? [];
    if (key !== undefined) return `${expression}.find((entry) => entry[${JSON.stringify(key)}] === ${JSON.stringify(wanted)})`;
    return `${expression}[${JSON.stringify(/^\d+$/.test(name) ? Number(name) : name)}]`;
  }, value);
}
