// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { describe, expect, it } from 'vitest';
import { hostMessage } from './protocol.ts';
import { connected } from '../test/_connected.ts';

describe('calls', () => {
  it('answers the value of one path', async () => {
    const { zaf } = await connected((m) => (m.kind === 'get' ? hostMessage.answer(m.id, { 'ticket.id': 12 }) : null));
    await expect(zaf.get('ticket.id')).resolves.toBe(12);
  });

  it('rejects an error reply that has no name, which the SDK resolves', async () => {
    const { zaf } = await connected((m) =>
      m.kind === 'get' ? hostMessage.failure(m.id, { message: 'broken' }) : null,
    );
    await expect(zaf.get('ticket.id')).rejects.toMatchObject({
      code: 'refused',
      call: 'get ticket.id',
      message: 'get ticket.id: broken',
    });
  });

  it('rejects an error reply that has a name', async () => {
    const failure = { name: 'InvalidPath', message: 'no such path', path: 'ticket.nothing' };
    const { zaf } = await connected((m) => (m.kind === 'get' ? hostMessage.failure(m.id, failure) : null));
    await expect(zaf.get('ticket.nothing')).rejects.toMatchObject({ code: 'refused' });
  });

  it('rejects what a host refuses for one path', async () => {
    const { zaf } = await connected((m) =>
      m.kind === 'set'
        ? hostMessage.answer(m.id, {}, { 'ticket.status': { name: 'Error', message: 'read only' } })
        : null,
    );
    await expect(zaf.set('ticket.status', 'hold')).rejects.toMatchObject({ code: 'refused' });
  });

  it('keeps values and errors of a bulk get apart', async () => {
    const { zaf } = await connected((m) =>
      m.kind === 'get' ? hostMessage.answer(m.id, { a: 1 }, { b: { name: 'Error', message: 'denied' } }) : null,
    );
    await expect(zaf.getMany(['a', 'b'])).resolves.toEqual({ values: { a: 1 }, errors: { b: 'denied' } });
  });

  it.each([
    ['a text', 'nonsense'],
    ['a list', [1]],
    ['nothing', null],
    ['another bag', { other: 1 }],
  ])('rejects an answer that is %s', async (_, result) => {
    const { zaf } = await connected((m) => (m.kind === 'get' ? { id: m.id, result } : null));
    await expect(zaf.get('ticket.id')).rejects.toMatchObject({ code: 'unexpected_answer' });
  });

  it('gives up on a silent host by its own deadline and names the call', async () => {
    const { zaf, clock } = await connected();
    const calls = [zaf.get('ticket.id'), zaf.set('comment.type', 'internalNote'), zaf.invoke('resize', {})];
    clock.pass(4000);
    const settled = await Promise.allSettled(calls);
    expect(settled.map((one) => one.status === 'rejected' && String(one.reason.call))).toEqual([
      'get ticket.id',
      'set comment.type',
      'invoke resize',
    ]);
  });

  it('drops an answer that comes after the deadline', async () => {
    const { zaf, host, clock } = await connected();
    const late = zaf.get('ticket.id');
    clock.pass(4000);
    await expect(late).rejects.toMatchObject({ code: 'timed_out' });
    const asked = host.heard.find((message) => message.kind === 'get');
    host.say(hostMessage.answer(asked?.kind === 'get' ? asked.id : 0, { 'ticket.id': 12 }));
    await expect(late).rejects.toMatchObject({ code: 'timed_out' });
  });
});

describe('request', () => {
  it('never lets Zendesk repeat a write, and sends JSON', async () => {
    const { zaf, host } = await connected((m) =>
      m.kind === 'http'
        ? hostMessage.httpDone(m.number, { status: 201, headers: { 'X-Id': '3' }, responseJSON: {} })
        : null,
    );
    const answer = await zaf.request({
      method: 'POST',
      path: '/api/v2/tickets',
      body: { ticket: {} },
      headers: { k: 'v' },
    });
    expect(answer).toEqual({ status: 201, headers: { 'x-id': '3' }, body: {} });
    expect(host.heard.find((message) => message.kind === 'http')).toMatchObject({
      options: {
        url: '/api/v2/tickets',
        type: 'POST',
        data: '{"ticket":{}}',
        contentType: 'application/json',
        autoRetry: false,
        httpCompleteResponse: true,
        headers: { k: 'v' },
      },
    });
  });

  it('answers a failed status like any other', async () => {
    const { zaf } = await connected((m) =>
      m.kind === 'http' ? hostMessage.httpFailed(m.number, { status: 429, responseText: '{"error":"slow"}' }) : null,
    );
    await expect(zaf.request({ method: 'GET', path: '/api/v2/users/me' })).resolves.toEqual({
      status: 429,
      headers: {},
      body: { error: 'slow' },
    });
  });

  it('tells a lost connection from an answer', async () => {
    const { zaf } = await connected((m) =>
      m.kind === 'http' ? hostMessage.httpFailed(m.number, { status: 0 }) : null,
    );
    await expect(zaf.request({ method: 'PUT', path: '/api/v2/tickets/1' })).rejects.toMatchObject({
      code: 'no_response',
    });
  });

  it('has a deadline, which the SDK has not', async () => {
    const { zaf, clock } = await connected();
    const answer = zaf.request({ method: 'POST', path: '/api/v2/tickets' });
    clock.pass(20_000);
    await expect(answer).rejects.toMatchObject({ code: 'timed_out', call: 'POST /api/v2/tickets' });
  });
});
