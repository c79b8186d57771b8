import type { HostError } from '@handrail/zaf/protocol';

/** What one place of the page offers to the app in it: the paths and calls of Zendesk's app interface. */
export interface Surface {
  location: 'ticket_sidebar' | 'nav_bar' | 'modal';
  /** What the app learns on registration, beside the location. */
  context: Readonly<Record<string, unknown>>;
  get: (path: string) => unknown;
  set(path: string, value: unknown): void;
  invoke(name: string, args: readonly unknown[]): unknown;
  /** What whoever begins to listen to an event is told at once; undefined is nothing. */
  present?: (event: string) => unknown;
}

/** Thrown by a surface for what it does not know or does not allow. */
export class SurfaceError extends Error implements HostError {
  override name = 'InvalidCall';
}

/** Readers and doers by path. */
export interface Paths {
  get: Record<string, () => unknown>;
  set: Record<string, (value: unknown) => void>;
  invoke: Record<string, (...args: unknown[]) => unknown>;
}

export function surfaceOf(
  location: Surface['location'],
  context: Surface['context'],
  ...layers: Partial<Paths>[]
): Surface {
  const all: Paths = {
    get: Object.fromEntries(layers.flatMap((layer) => Object.entries(layer.get ?? {}))),
    set: Object.fromEntries(layers.flatMap((layer) => Object.entries(layer.set ?? {}))),
    invoke: Object.fromEntries(layers.flatMap((layer) => Object.entries(layer.invoke ?? {}))),
  };
  return {
    location,
    context,
    get: (path) => known(all.get, path, 'cannot be read')(),
    set: (path, value) => known(all.set, path, 'cannot be set')(value),
    invoke: (name, args) => known(all.invoke, name, 'cannot be invoked')(...args),
  };
}

function known<T>(entries: Record<string, T>, path: string, what: string): T {
  const entry = Object.hasOwn(entries, path) ? entries[path] : undefined;
  if (entry === undefined) throw new SurfaceError(`${path} ${what} here`);
  return entry;
}
