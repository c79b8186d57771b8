// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { describe, expect, it, vi } from 'vitest';
import { type AppMessage, hostMessage } from './protocol.ts';
import { onSave } from './save-hook.ts';
import { connected } from '../test/_connected.ts';

const replies = (heard: AppMessage[]) => heard.filter((message) => message.kind === 'hook_reply');

describe('save hook', () => {
  it('lets a save through, and stops one with the reason', async () => {
    const { zaf, host } = await connected();
    const verdicts: (true | string)[] = [true, 'The gate "Note" is open'];
    onSave(zaf, async () => verdicts.shift() ?? true);
    host.say(hostMessage.hook('ticket.save'));
    await vi.waitFor(() => expect(replies(host.heard)).toHaveLength(1));
    host.say(hostMessage.hook('ticket.save'));
    await vi.waitFor(() => expect(replies(host.heard)).toHaveLength(2));
    expect(replies(host.heard)).toMatchObject([{ refusal: null }, { refusal: 'The gate "Note" is open' }]);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('broken'))],
    ['never answers', () => new Promise<true>(() => {})],
  ])('lets a save through when the check %s', async (_, check) => {
    const { zaf, host, clock } = await connected();
    onSave(zaf, check);
    host.say(hostMessage.hook('ticket.save'));
    clock.pass(3000);
    await vi.waitFor(() => expect(replies(host.heard)).toMatchObject([{ refusal: null }]));
  });
});
