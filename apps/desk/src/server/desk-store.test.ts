import { describe, expect, it } from 'vitest';
import { newFolder, openedDesk } from '../../test/_opened-desk.ts';

describe('the desk', () => {
  it('has all its tickets after a restart', async () => {
    const folder = newFolder();
    const first = await openedDesk({ folder });
    await first.call('POST', '/desk/tickets/101/replies', { from: 'ana@initech.example', text: 'Yes' });
    const second = await openedDesk({ folder });
    expect(second.store.ticket(101)).toEqual(first.store.ticket(101));
  });

  it('keeps its key and its account, so that the service goes on knowing it', async () => {
    const folder = newFolder();
    const first = await openedDesk({ folder });
    const second = await openedDesk({ folder });
    expect(second.account.privateKey.equals(first.account.privateKey)).toBe(true);
    expect(second.account.webhookSecret).toBe(first.account.webhookSecret);
  });

  it('opens a pending ticket again when somebody answers', async () => {
    const { call, store } = await openedDesk();
    await call('PUT', '/api/v2/tickets/101', { ticket: { status: 'pending' } });
    await call('POST', '/desk/tickets/101/replies', { from: 'ana.lopes@example.com', text: 'Thanks' });
    expect(store.ticket(101)).toMatchObject({ status: 'open', customStatusId: 202 });
  });

  it('starts anew when it is reset', async () => {
    const { call, store } = await openedDesk();
    await call('PUT', '/api/v2/tickets/101', { ticket: { status: 'solved' } });
    await call('POST', '/desk/reset', {});
    expect(store.ticket(101)).toMatchObject({ status: 'new' });
  });
});
