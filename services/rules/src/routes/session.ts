import type { Handlers } from '../register-routes.ts';
import type { Store } from '../store/store.ts';
import type { Sessions } from '../session/sessions.ts';

export function sessionHandlers(
  sessions: Sessions,
  store: Store,
): Pick<Handlers, 'renewSession' | 'endSession' | 'endSessionsOf'> {
  return {
    renewSession: (_input, { who, now }) => sessions.renew(who, now),
    async endSession(_input, { who }) {
      await sessions.end(who);
      return { ended: true };
    },
    async endSessionsOf({ params }, { who, now }) {
      return { ended: await store.endSessionsOf(who.account, params.user, now.getTime()) };
    },
  };
}
