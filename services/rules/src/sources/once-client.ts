import type { Endpoints } from './endpoint.ts';
import type { ReadOptions, SourceClient } from './source-client.ts';

/**
 * The client for one look-up: facts that start from the same answer share it, also when kept answers are passed over.
 *
 * @param used gathers templates of the calls
 */
export function onceClient<E extends Endpoints>(
  client: SourceClient<E>,
  oldest: number,
  used: Set<string>,
): SourceClient<E> {
  const asked = new Map<string, Promise<unknown>>();
  function once<T>(name: keyof E, key: string, ask: () => Promise<T>): Promise<T> {
    const endpoint = client.endpoints[name];
    if (endpoint) used.add(`${endpoint.method} ${endpoint.template}`);
    const known = asked.get(key);
    // One key is one endpoint and one form of the answer.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (known) return known as Promise<T>;
    const answer = ask();
    asked.set(key, answer);
    return answer;
  }
  const told = (options: ReadOptions = {}): ReadOptions => ({
    ...options,
    oldest: Math.min(options.oldest ?? oldest, oldest),
  });
  return {
    endpoints: client.endpoints,
    read: (name, input = {}, options) =>
      once(name, JSON.stringify(['one', name, input, options?.oldest]), () => client.read(name, input, told(options))),
    rows: (name, input = {}, options) =>
      once(name, JSON.stringify(['all', name, input, options?.oldest]), () => client.rows(name, input, told(options))),
  };
}
