import { expect, test } from 'vitest';
import { type Route, routes } from './route.ts';

const all = Object.entries(routes) as [string, Route][];

test('no two routes answer the same method and path', () => {
  const places = all.map(([, route]) => `${route.method} ${route.path}`);
  expect(new Set(places).size).toBe(places.length);
});

test.each(all)('%s can refuse whom its access leaves out, and what its schemas leave out', (_, route) => {
  expect(route.problems.includes('unauthorized')).toBe(route.access !== 'none');
  if (route.access === 'lead' || route.access === 'admin') expect(route.problems).toContain('forbidden');
  if (route.params ?? route.query ?? route.body) expect(route.problems).toContain('bad_request');
});

test('an event a client may not send is refused, with the place named', () => {
  const sent = { expectedSeq: 0, key: 'k'.repeat(8), body: { type: 'run_opened' } };
  const parsed = routes.appendEvent.body.safeParse(sent);
  expect(parsed.success).toBe(false);
  expect(parsed.error?.issues[0]?.path).toEqual(['body', 'type']);
});

test('facts keep unknown, unobtainable and known apart', () => {
  const { body } = routes.decide;
  const unknown = { state: 'unknown' };
  expect(body.safeParse({ workflow: 'email_release', facts: { 'other.activity': unknown } }).success).toBe(true);
  expect(body.safeParse({ workflow: 'email_release', facts: { 'other.activity': null } }).success).toBe(false);
  expect(body.safeParse({ workflow: 'email_release', facts: { 'Other Activity': unknown } }).success).toBe(false);
});
