import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openedDesk } from '../../../test/_opened-desk.ts';

const MacrosSchema = z.object({ macros: z.array(z.object({ title: z.string() })) });

describe('macros', () => {
  it('are found by words of their title, active ones when asked', async () => {
    const { call } = await openedDesk();
    const titles = async (query: string) => {
      const { body } = await call('GET', `/api/v2/macros/search?query=${query}`);
      return MacrosSchema.parse(body).macros.map(({ title }) => title);
    };
    await expect(titles('outbound')).resolves.toEqual(['General::Outbound Contact Request']);
    await expect(titles('2fa')).resolves.toEqual(['2FA::2FA Challenges']);
    await expect(titles('2fa&active=true')).resolves.toEqual([]);
  });

  it('preview a ticket without changing it', async () => {
    const { call, store } = await openedDesk();
    const before = store.ticket(101);
    const { body } = await call('GET', '/api/v2/tickets/101/macros/502/apply');
    expect(body).toMatchObject({
      result: { ticket: { id: 101, status: 'open', tags: ['billing'], comment: { public: false } } },
    });
    expect(store.ticket(101)).toEqual(before);
  });

  it('preview only what they change when no ticket is given', async () => {
    const { call } = await openedDesk();
    const { body } = await call('GET', '/api/v2/macros/501/apply');
    expect(body).toEqual({
      result: { ticket: { status: 'pending', tags: ['outbound_contact'], group_id: 302, type: 'task' } },
    });
  });

  it('that are retired cannot be applied', async () => {
    const { call } = await openedDesk();
    expect(await call('GET', '/api/v2/tickets/101/macros/504/apply')).toMatchObject({ status: 404 });
  });
});

describe('users', () => {
  it('are made once per address', async () => {
    const { call } = await openedDesk();
    const user = { name: 'Jo', email: 'jo@acme.example' };
    const made = await call('POST', '/api/v2/users/create_or_update', { user });
    const again = await call('POST', '/api/v2/users/create_or_update', { user: { ...user, name: 'Jo Doe' } });
    expect([made.status, again.status]).toEqual([201, 200]);
    const { body } = await call('GET', '/api/v2/users/search?query=jo@acme.example');
    expect(body).toMatchObject({ count: 1, users: [{ name: 'Jo Doe' }] });
  });

  it('know who is at the page', async () => {
    const { call } = await openedDesk();
    expect((await call('GET', '/api/v2/users/me', undefined, { 'x-desk-user': '9002' })).body).toMatchObject({
      user: { name: 'Lea Brandt', role: 'admin' },
    });
  });
});
