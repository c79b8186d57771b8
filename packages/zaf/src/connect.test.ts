// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import sdk from 'zendesk_app_framework_sdk';
import { describe, expect, it, vi } from 'vitest';
import { connect } from './connect.ts';
import { hostMessage } from './protocol.ts';
import type { Sdk } from './sdk.ts';
import { heldClock } from '../test/_held-clock.ts';
import { scriptedHost } from '../test/_scripted-host.ts';

const registered = hostMessage.registered({ appId: 7 }, { location: 'nav_bar' });

describe('connect', () => {
  it('says that the script did not load', async () => {
    await expect(connect({ sdk: undefined })).rejects.toMatchObject({ name: 'ZafError', code: 'no_sdk' });
  });

  it('says that the page was not opened by Zendesk', async () => {
    await expect(connect({ sdk: { init: () => false } })).rejects.toMatchObject({ code: 'not_in_zendesk' });
  });

  it('hands over what the host registered', async () => {
    const host = scriptedHost();
    host.answerWith((message) => (message.kind === 'handshake' ? registered : null));
    const zaf = await connect({ sdk: { init: () => sdk.init() }, clock: heldClock() });
    expect(zaf.registration).toEqual({ metadata: { appId: 7 }, context: { location: 'nav_bar' } });
  });

  it('gives up by its own deadline, then takes a retry with the same client', async () => {
    const host = scriptedHost();
    const clock = heldClock();
    const init = vi.fn<Sdk['init']>(() => sdk.init());
    const page = { init };
    const first = connect({ sdk: page, clock });
    clock.pass(10_000);
    await expect(first).rejects.toMatchObject({ code: 'not_registered', call: 'app.registered' });

    host.answerWith((message) => (message.kind === 'handshake' ? registered : null));
    const zaf = await connect({ sdk: page, clock });
    expect(zaf.registration.metadata).toEqual({ appId: 7 });
    expect(init).toHaveBeenCalledTimes(1);
    expect(host.heard.filter(({ kind }) => kind === 'handshake')).toHaveLength(2);
  });

  it('starts one client however often React mounts', async () => {
    const host = scriptedHost();
    host.answerWith((message) => (message.kind === 'handshake' ? registered : null));
    const init = vi.fn<Sdk['init']>(() => sdk.init());
    const page = { init };
    await Promise.all([connect({ sdk: page }), connect({ sdk: page })]);
    expect(init).toHaveBeenCalledTimes(1);
  });
});
