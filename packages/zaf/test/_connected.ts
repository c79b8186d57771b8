import sdk from 'zendesk_app_framework_sdk';
import { connect } from '../src/connect.ts';
import { type AppMessage, hostMessage } from '../src/protocol.ts';
import { fieldsOf } from '../src/shape.ts';
import { heldClock } from './_held-clock.ts';
import { scriptedHost } from './_scripted-host.ts';

/** A page of its own over the real SDK, registered with a host that answers by `script`. */
export async function connected(script: (message: AppMessage) => unknown = () => null, context: object = {}) {
  const host = scriptedHost();
  const clock = heldClock();
  host.answerWith((message) =>
    message.kind === 'handshake'
      ? hostMessage.registered({ appId: 1 }, { location: 'ticket_sidebar', ...context })
      : script(message),
  );
  const zaf = await connect({ sdk: { init: () => sdk.init() }, clock });
  return { zaf, host, clock };
}

/** Answers get, set and invoke out of a bag of paths; a function under a name is what `invoke` runs. */
export function bagHost(bag: Record<string, unknown>) {
  return (message: AppMessage): unknown => {
    switch (message.kind) {
      case 'get': {
        const values = Object.fromEntries(message.paths.filter((path) => path in bag).map((path) => [path, bag[path]]));
        return hostMessage.answer(message.id, values);
      }
      case 'set':
        Object.assign(bag, message.values);
        return hostMessage.answer(message.id, {});
      case 'invoke': {
        const [name = '', args = []] = Object.entries(message.calls)[0] ?? [];
        const run = bag[name];
        if (typeof run !== 'function') {
          return hostMessage.answer(message.id, {}, { [name]: { name: 'Error', message: 'cannot be invoked' } });
        }
        return hostMessage.answer(message.id, { [name]: run(...args) });
      }
      case 'http': {
        const answer = bag[`${String(message.options['type'])} ${String(message.options['url'])}`];
        const status = Number(fieldsOf(answer)?.['status'] ?? 404);
        return status < 300
          ? hostMessage.httpDone(message.number, answer)
          : hostMessage.httpFailed(message.number, answer ?? { status });
      }
      case 'handshake':
      case 'subscription':
      case 'trigger':
      case 'hook_reply':
      case 'other':
        break;
    }
    return null;
  };
}
