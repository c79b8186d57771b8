import { type Route, routes } from '@handrail/contract';
import { z } from 'zod';
import { hostileTexts, type Target, wellFormed } from './_attacks.ts';

interface Sent {
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  payload?: string;
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
interface Shape {
  type?: string;
  const?: Json;
  enum?: Json[];
  anyOf?: Shape[];
  oneOf?: Shape[];
  properties?: Record<string, Shape>;
  items?: Shape;
  format?: string;
  pattern?: string;
  minimum?: number;
}

/** Numbers below one that the same seed gives again in the same order (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const known: Record<string, string[]> = {
  fact: ['requester.paid', 'other.active', 'reply.from', 'address.wanted'],
  step: ['ask', 'refuse', 'ask-lead', 'release'],
  workflow: ['tiny_release'],
};
const odd: Json[] = [null, true, -1, 1e308, '', [], {}, [[[]]], 'x'.repeat(5000), { length: -1 }, ...hostileTexts];

/** Values in the shape of a schema, with something wrong in about one place of ten. */
function valuesOf(next: () => number, target: Target) {
  const pick = <T>(from: readonly T[], otherwise: T): T => from[Math.floor(next() * from.length)] ?? otherwise;
  function text(name: string, { format, pattern }: Shape): Json {
    if (next() < 0.2) return pick(hostileTexts, '');
    if (name === 'key') return `fuzz-${next()}`;
    if (format === 'date-time')
      return pick(['2026-11-23T12:00:00Z', '9999-12-31T23:59:59Z', '2026-02-30T00:00:00Z'], '');
    if (format === 'uuid') return target.runId;
    if (format === 'uri') return pick(['https://a.example/x', 'javascript:1', 'https://', 'http://[::1]/'], '');
    if (pattern !== undefined && name === '') return pick(['ask', 'a.b', '12'], '');
    return pick([...(known[name] ?? []), 'jane@initech.example', 'private words', 'some text'], 'x');
  }
  function value(shape: Shape, name = '', depth = 0): Json {
    if (next() < 0.08) return pick(odd, null);
    if (shape.const !== undefined) return shape.const;
    if (shape.enum) return pick(shape.enum, null);
    const parts = shape.anyOf ?? shape.oneOf;
    if (parts) return value(pick(parts, {}), name, depth + 1);
    if (name === 'expectedSeq') return pick([target.seq, 0, 1, 7], 0);
    switch (shape.type) {
      case 'object': {
        const entries = Object.entries(shape.properties ?? {}).filter(() => next() < 0.93);
        const made = Object.fromEntries(entries.map(([key, part]) => [key, value(part, key, depth + 1)]));
        return next() < 0.05 ? { ...made, extra: pick(odd, null) } : made;
      }
      case 'array':
        return Array.from({ length: depth > 6 ? 0 : Math.floor(next() * 4) }, () =>
          value(shape.items ?? {}, name, depth + 1),
        );
      case 'integer':
      case 'number':
        return pick([0, 1, 7, 50, 2 ** 53, -1, 0.5, 1e21], 0);
      case 'boolean':
        return next() < 0.5;
      case 'null':
        return null;
      case undefined:
      default:
        return text(name, shape);
    }
  }
  return { value, pick };
}

/** So many requests on all routes, the same each time. */
export function* fuzz(target: Target, count: number): Generator<Sent> {
  const next = numbersFrom(20_261_129);
  const { value, pick } = valuesOf(next, target);
  const shapeOf = (schema: z.ZodType): Shape =>
    z.record(z.string(), z.unknown()).parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  const parts = Object.entries<Route>(routes)
    .filter(([name, route]) => route.kind !== 'stream' && name !== 'endSession')
    .map(([, { method, path, body, query, params }]) => ({
      method,
      path,
      body: body && shapeOf(body),
      query: query && shapeOf(query),
      params: params && shapeOf(params),
    }));
  const [first] = parts;
  if (!first) throw new Error('The contract has no routes');
  for (let n = 0; n < count; n += 1) {
    const { method, path, body, query, params } = pick(parts, first);
    const named = asTexts(value(params ?? {}));
    const filled = path.replace(/:(\w+)/g, (_, name: string) => {
      if (name === 'runId' && next() < 0.8) return target.runId;
      return name === 'ticketId' && next() < 0.8 ? '7' : (named[name] ?? 'x');
    });
    const asked = query ? `?${new URLSearchParams(asTexts(value(query))).toString()}` : '';
    const headers = { ...pick([target.agent, target.agent, target.agent, target.stranger], target.agent) };
    const payload = body ? JSON.stringify(value(body)) : undefined;
    yield {
      method,
      url: `${filled}${asked}`,
      headers: { ...headers, ...(payload === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(payload === undefined ? {} : { payload: next() < 0.03 ? payload.slice(0, -1) : payload }),
    };
  }
}

function asTexts(given: Json): Record<string, string> {
  const entries = given !== null && typeof given === 'object' ? Object.entries(given) : [];
  return Object.fromEntries(
    entries.map(([name, part]) => {
      const text = typeof part === 'string' ? part : JSON.stringify(part);
      return [name, encodeURIComponent(wellFormed(text)).slice(0, 300)];
    }),
  );
}
