import { join } from 'node:path';
import { startsOf } from './page.ts';

interface Graph {
  getModuleInfo: (id: string) => { importedIds: string[] } | null;
}

const source = (file: string) => join(import.meta.dirname, '..', file);

function reachedFrom(graph: Graph, id: string, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found;
  found.add(id);
  for (const next of graph.getModuleInfo(id)?.importedIds ?? []) reachedFrom(graph, next, found);
  return found;
}

/** These make a chunk of their own whoever else needs them. */
const wholes = ['bridge', 'page'] as const;

/**
 * Names a module's chunk after the locations that fetch it at once, so that what the same ones need comes in one file
 * and not in one for every set of later parts that share it. Null for the other half of them and for what is fetched on
 * demand.
 */
export function chunkNames(half: 'first' | 'later'): (id: string, graph: Graph) => string | null {
  let reached: [string, Set<string>][] | null = null;
  return (id, graph) => {
    reached ??= Object.entries(startsOf).map(([place, files]) => [
      place,
      new Set(files.flatMap((file) => [...reachedFrom(graph, source(file))])),
    ]);
    // The entry itself stays a chunk of its own: it names the page's scripts.
    if (id === source(startsOf.bridge[0])) return null;
    const places = reached.filter(([, modules]) => modules.has(id)).map(([place]) => place);
    // What both need comes with what comes first: the schemas must not wait for all that draws.
    const isOfBoth = places.includes('page') && places.includes('schemas');
    const whole = isOfBoth ? 'bridge' : wholes.find((name) => places.includes(name));
    if (half === 'first') return whole ?? null;
    return whole || places.length === 0 ? null : places.join('-').replaceAll('_', '-');
  };
}
