// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { describe, expect, it, vi } from 'vitest';
import { heightTeller } from './height.ts';
import { onTicketChange, onVisibility } from './lifecycle.ts';
import { hostMessage } from './protocol.ts';
import { bagHost, connected } from '../test/_connected.ts';

describe('events', () => {
  it('come as one after a storm, and stop when told', async () => {
    const { zaf, host, clock } = await connected();
    const heard = vi.fn<() => void>();
    const stop = onTicketChange(zaf, heard);
    for (const event of ['ticket.status.changed', 'ticket.tags.changed', 'ticket.status.changed'])
      host.say(hostMessage.event(event, 'open'));
    clock.pass(300);
    expect(heard).toHaveBeenCalledTimes(1);
    stop();
    host.say(hostMessage.event('ticket.status.changed', 'open'));
    clock.pass(300);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it.each(['app', 'pane'])('tell that the agent looks, and looks away, as Zendesk says it of an %s', async (what) => {
    const { zaf, host } = await connected();
    const heard: boolean[] = [];
    const stop = onVisibility(zaf, (isVisible) => void heard.push(isVisible));
    for (const event of ['activated', 'deactivated', 'activated']) host.say(hostMessage.event(`${what}.${event}`));
    stop();
    host.say(hostMessage.event(`${what}.deactivated`));
    expect(heard).toEqual([true, false, true]);
  });

  it('tell the height once, at the end of an animation, under a cap', async () => {
    const heights: unknown[] = [];
    const { zaf, clock } = await connected(bagHost({ resize: (size: unknown) => void heights.push(size) }));
    let height = 100;
    const teller = heightTeller(zaf, { measure: () => height, most: 500 });
    for (height of [120, 180, 240]) teller.changed();
    clock.pass(80);
    teller.changed();
    clock.pass(80);
    height = 9000;
    teller.changed();
    clock.pass(80);
    await vi.waitFor(() => expect(heights).toEqual([{ height: '240px' }, { height: '500px' }]));
  });
});
