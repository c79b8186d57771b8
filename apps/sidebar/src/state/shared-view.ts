/**
 * The fresh view with every part that says the same as in the known one being that very part, so that what did not
 * change need not be drawn again. Takes time linear in the view. Both are plain JSON.
 */
export function sharedView<Value>(known: Value | null, fresh: Value): Value {
  // What is put together below has the fresh one's own parts or equal ones, and so its type.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return shared(known, fresh) as Value;
}

function shared(known: unknown, fresh: unknown): unknown {
  if (Object.is(known, fresh)) return known;
  if (Array.isArray(known) && Array.isArray(fresh)) return sharedList(known, fresh);
  if (!isObject(known) || !isObject(fresh)) return fresh;
  const names = Object.keys(fresh);
  const parts = names.map((name): [string, unknown] => [name, shared(known[name], fresh[name])]);
  const isKnown = ([name, part]: [string, unknown]) => Object.hasOwn(known, name) && part === known[name];
  const isSame = names.length === Object.keys(known).length && parts.every(isKnown);
  return isSame ? known : Object.fromEntries(parts);
}

/** What has a name is known by it wherever it stands now: questions move up when one is answered. */
function sharedList(known: readonly unknown[], fresh: readonly unknown[]): unknown {
  const named = new Map(known.flatMap((item) => (nameOf(item) === null ? [] : [[nameOf(item), item]])));
  const items = fresh.map((item, index) => shared(named.get(nameOf(item)) ?? known[index], item));
  return items.length === known.length && items.every((item, index) => item === known[index]) ? known : items;
}

function nameOf(item: unknown): unknown {
  if (!isObject(item)) return null;
  return (
    item['id'] ?? item['fact'] ?? item['seq'] ?? (isObject(item['declaration']) ? item['declaration']['id'] : null)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
