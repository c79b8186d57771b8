// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { describe, expect, it, vi } from 'vitest';
import { openModal } from './modal.ts';
import { hostMessage } from './protocol.ts';
import { bagHost, connected } from '../test/_connected.ts';

describe('modal', () => {
  it('hears what the dialog says', async () => {
    const created = () => [{ instanceGuid: 'modal-1' }];
    const { zaf, host } = await connected(bagHost({ 'instances.create': created, destroy: () => {} }));
    const modal = await openModal(zaf, 'http://127.0.0.1:4700/app/modal', { width: '600px', height: '400px' });
    const heard = vi.fn<(data: unknown) => void>();
    modal.on('modal.ready', heard);
    host.say(hostMessage.event('modal.ready', { seq: 3 }, 'modal-1'));
    expect(heard).toHaveBeenCalledWith({ seq: 3 });
    await modal.close();
    expect(host.heard.at(-1)).toMatchObject({ kind: 'invoke', instance: 'modal-1', calls: { destroy: [] } });
  });
});
