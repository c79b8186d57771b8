import type { CallEffect } from '../src/model/fault.ts';
import { expect, test } from './_probe.ts';

const failure = `return call.then((value) => ({ value }), ({ code, call }) => ({ code, call }));`;

test('an app that is never registered says so by its own deadline, and can try again', async ({ probe }) => {
  probe.store.putFaults({ sources: [], isHandshakeIgnored: true, calls: [], http: [] });
  await probe.openTicket(101);
  const code = await probe.run(`return globalThis.failure.code;`);
  expect(code).toBe('not_registered');
  probe.store.putFaults({ sources: [], isHandshakeIgnored: false, calls: [], http: [] });
  await expect(probe.page.locator('.desk')).toHaveAttribute('data-fault-revision', String(probe.store.faultRevision));
  expect(await probe.run(`return (await zaf.connect({ sdk: ZAFClient })).get('ticket.id');`)).toBe(101);
});

const effects: [CallEffect, object][] = [
  ['hang', { code: 'timed_out', call: 'get ticket.subject' }],
  ['lost_answer', { code: 'timed_out', call: 'get ticket.subject' }],
  ['late_answer', { code: 'timed_out', call: 'get ticket.subject' }],
  ['slow', { code: 'timed_out', call: 'get ticket.subject' }],
  ['unnamed_error', { code: 'refused', call: 'get ticket.subject' }],
  ['named_error', { code: 'refused', call: 'get ticket.subject' }],
  ['denied', { code: 'refused', call: 'get ticket.subject' }],
  ['garbage', { code: 'unexpected_answer', call: 'get ticket.subject' }],
  ['answered_twice', { value: 'Email has already been taken' }],
];
test('whatever a call meets, it ends as one named error or as its value', async ({ probe }) => {
  await probe.openTicket(101);
  for (const [effect, expected] of effects) {
    await test.step(effect, async () => {
      const calls = [{ id: 'f', path: 'ticket.subject', effect, times: 1, delay: 1500 }];
      probe.store.putFaults({ sources: [], isHandshakeIgnored: false, http: [], calls });
      const revision = String(probe.store.faultRevision);
      await expect(probe.page.locator('.desk')).toHaveAttribute('data-fault-revision', revision);
      expect(await probe.run(`const call = app.get('ticket.subject'); ${failure}`)).toEqual(expected);
      expect(await probe.run(`return app.get('ticket.subject');`)).toBe('Email has already been taken');
    });
  }
});

test('requests that fail are answers, and a lost one is told apart', async ({ probe }) => {
  // Chromium itself writes a line for every failed load.
  probe.console.allow(/Failed to load resource/);
  const write = {
    id: 'f',
    method: 'POST' as const,
    path: '/api/v2/tickets',
    isRepeated: false,
    delay: 0,
    retryAfter: 0,
  };
  probe.store.putFaults({
    sources: [],
    isHandshakeIgnored: false,
    calls: [],
    http: [{ ...write, effects: ['status_429', 'status_503', 'lost_answer', 'ok'] }],
  });
  await probe.openTicket(101);
  const post = `const call = app.request({ method: 'POST', path: '/api/v2/tickets', headers: { 'Idempotency-Key': 'k-1' },
    body: { ticket: { subject: 'x', comment: { body: 'y' }, external_id: 'e-1' } } }).then(({ status }) => status); ${failure}`;
  const before = probe.store.state.tickets.length;
  expect(await probe.run(post)).toEqual({ value: 429 });
  expect(await probe.run(post)).toEqual({ value: 503 });
  expect(await probe.run(post)).toEqual({ code: 'no_response', call: 'POST /api/v2/tickets' });
  expect(await probe.run(post)).toEqual({ value: 201 });
  expect(probe.store.state.tickets).toHaveLength(before + 1);
});
