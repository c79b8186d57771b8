import { useSyncExternalStore } from 'react';

/** A value that can be watched. */
export interface Observable<T> {
  get: () => T;
  set: (next: T) => void;
  watch: (listener: (next: T, before: T) => void) => () => void;
}

export function observable<T>(start: T): Observable<T> {
  let value = start;
  const listeners = new Set<(next: T, before: T) => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      const before = value;
      value = next;
      for (const listener of listeners) listener(next, before);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useObservable<T>(source: Observable<T>): T {
  return useSyncExternalStore(source.watch, source.get);
}
