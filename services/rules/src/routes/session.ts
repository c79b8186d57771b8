import type { Handlers } from '../register-routes.ts';
import type { Sessions } from '../session/sessions.ts';

export function sessionHandlers(sessions: Sessions): Pick<Handlers, 'renewSession' | 'endSession'> {
  return {
    renewSession: (_input, { who, now }) => sessions.renew(who, now),
    async endSession(_input, { who }) {
      await sessions.end(who);
      return { ended: true };
    },
  };
}
