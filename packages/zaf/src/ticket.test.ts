// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { describe, expect, it } from 'vitest';
import { normaliseStatus } from './ticket-status.ts';
import { setStatus } from './ticket.ts';
import { bagHost, connected } from '../test/_connected.ts';

describe('status', () => {
  it.each([
    ['hold', 'hold'],
    ['on hold', 'hold'],
    ['On-hold', 'hold'],
    ['Open', 'open'],
    [{ id: 4, name: 'Waiting for owner', statusCategory: 'hold' }, 'hold'],
    ['waiting for owner', null],
    [7, null],
  ])('reads %j as %s', (value, status) => {
    expect(normaliseStatus(value)).toBe(status);
  });

  it('is read back after setting', async () => {
    const { zaf } = await connected(bagHost({ 'ticket.status': 'open' }));
    await expect(setStatus(zaf, 'pending')).resolves.toBeUndefined();
    const stuck = Object.defineProperty({}, 'ticket.status', { get: () => 'open', set: () => {}, enumerable: true });
    const stubborn = await connected(bagHost(stuck));
    await expect(setStatus(stubborn.zaf, 'pending')).rejects.toMatchObject({ code: 'refused' });
  });
});
