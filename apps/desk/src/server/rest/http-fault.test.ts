import { describe, expect, it } from 'vitest';
import { openedDesk } from '../../../test/_opened-desk.ts';

const ticket = { subject: 'x', comment: { body: 'y' } };

/** A request over a real socket: a lost answer is a socket that closes. */
async function listening() {
  const { app, store, call } = await openedDesk();
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  const post = (headers = {}) =>
    fetch(`${origin}/api/v2/tickets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-desk-user': '9001', ...headers },
      body: JSON.stringify({ ticket }),
    }).then(
      ({ status }) => status,
      () => 'lost',
    );
  return { store, call, post };
}

describe('faults of REST', () => {
  it('come in their order, one per matching request, and then end', async () => {
    const { store, call, post } = await listening();
    const before = store.state.tickets.length;
    const effects = ['status_429', 'lost_request', 'lost_answer', 'status_503', 'ok'];
    await call('PUT', '/desk/faults', { http: [{ id: 'f', method: 'POST', path: '/api/v2/tickets', effects }] });
    const answers = [];
    for (let request = 0; request < 6; request++) answers.push(await post());
    expect(answers).toEqual([429, 'lost', 'lost', 503, 201, 201]);
    // The lost answer was the answer of a ticket that is there.
    expect(store.state.tickets).toHaveLength(before + 3);
  });

  it('spare other requests and what the desk itself saves', async () => {
    const { call, post } = await listening();
    const fault = { id: 'f', method: 'POST', path: '/api/v2/tickets', effects: ['status_500'], isRepeated: true };
    await call('PUT', '/desk/faults', { http: [fault] });
    expect(await post({ 'x-desk-own': '1' })).toBe(201);
    expect(await call('GET', '/api/v2/tickets/101')).toMatchObject({ status: 200 });
    expect([await post(), await post()]).toEqual([500, 500]);
  });

  it('say when to come back', async () => {
    const { call } = await openedDesk();
    await call('PUT', '/desk/faults', { http: [{ id: 'f', effects: ['status_429'], retryAfter: 7 }] });
    expect((await call('GET', '/api/v2/tickets/101')).headers['retry-after']).toBe('7');
  });
});
