/** Kinds of refusal that an attacker meets before anybody else does. */
const told = new Set([400, 401, 403, 404, 413, 422, 429]);

export interface Attempt {
  /** Code of the problem, e.g. `forbidden`. */
  code: string;
  /** Pattern of the route, or `unknown`; never an address. */
  route: string;
  count: number;
}

/** Counts what was refused, by code and route, since the process began. Metrics read `all` or listen. */
export interface Attempts {
  count(code: string, status: number, route: string): void;
  all(): Attempt[];
  onCount(listener: (code: string, route: string) => void): void;
}

export function openAttempts(): Attempts {
  // Codes and routes are few and ours, so this stays small whatever is sent.
  const counts = new Map<string, Attempt>();
  const listeners: ((code: string, route: string) => void)[] = [];
  return {
    count(code, status, route) {
      if (!told.has(status)) return;
      const key = `${code} ${route}`;
      const attempt = counts.get(key) ?? { code, route, count: 0 };
      counts.set(key, { ...attempt, count: attempt.count + 1 });
      for (const listener of listeners) listener(code, route);
    },
    all: () => [...counts.values()],
    onCount: (listener) => void listeners.push(listener),
  };
}
