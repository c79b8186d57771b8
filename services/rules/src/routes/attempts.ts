import type { Handlers } from '../register-routes.ts';
import type { Repeats } from '../edge/repeats.ts';

export function attemptHandlers(repeats: Repeats): Pick<Handlers, 'listAttempts'> {
  return {
    async listAttempts(_input, { who }) {
      return { attempts: repeats.of(who.account) };
    },
  };
}
