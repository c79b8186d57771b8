/**
 * How one JSON value differs from another, for those who have that one: `{is}` in place of what was there; `{of}` what
 * changed inside an object by name, `{without}` the names that are gone; `{list}` what stands in a list now: the place
 * where it stood, `{at}` with what changed in what stood there, or `{is}`.
 */
export type Change =
  | { is: unknown }
  | { of: Record<string, Change>; without?: string[] }
  | { list: (number | { is: unknown } | ({ at: number } & Change))[] };

/** Takes time linear in both. Either is a plain JSON object, where `undefined` counts as absent. */
export function changeBetween(known: object, fresh: object): Change {
  return changed(known, fresh) ?? { of: {} };
}

function changed(known: unknown, fresh: unknown): Change | null {
  if (Object.is(known, fresh)) return null;
  if (Array.isArray(known) && Array.isArray(fresh)) return changedList(known, fresh);
  if (!isObject(known) || !isObject(fresh)) return { is: fresh };
  const of: [string, Change][] = [];
  for (const [name, part] of present(fresh)) {
    const inner = Object.hasOwn(known, name) ? changed(known[name], part) : { is: part };
    if (inner) of.push([name, inner]);
  }
  const without = present(known).flatMap(([name]) => (isPresent(fresh, name) ? [] : [name]));
  if (of.length + without.length === 0) return null;
  return { of: Object.fromEntries(of), ...(without.length === 0 ? {} : { without }) };
}

/** What has a name is known by it wherever it stands now: questions move up when one is answered. */
function changedList(known: readonly unknown[], fresh: readonly unknown[]): Change | null {
  const places = new Map(known.map((item, place) => [nameOf(item), place]));
  const list = fresh.map((item, index) => {
    const name = nameOf(item);
    const at = places.get(name) ?? (isName(name) ? known.length : index);
    if (at >= known.length) return { is: item };
    const inner = changed(known[at], item);
    return inner === null ? at : 'is' in inner ? inner : { at, ...inner };
  });
  return list.length === known.length && list.every((item, index) => item === index) ? null : { list };
}

/** Texts and numbers are names of their own. */
function nameOf(item: unknown): unknown {
  if (!isObject(item)) return item;
  const { id, fact, seq, declaration } = item;
  return [id, fact, seq, isObject(declaration) ? declaration['id'] : null].find(isName) ?? item;
}

const isName = (value: unknown) => typeof value === 'string' || typeof value === 'number';

const present = (value: Record<string, unknown>) => Object.entries(value).filter(([, part]) => part !== undefined);
const isPresent = (value: Record<string, unknown>, name: string) =>
  Object.hasOwn(value, name) && value[name] !== undefined;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
