import type { Session } from '@handrail/contract';
import type { Answer } from './api.ts';

interface KeeperOptions {
  session: Session;
  now: () => number;
  renew: () => Promise<Answer<Session>>;
  onSessionOver: () => void;
}

export interface SessionKeeper {
  token: () => string;
  /** Renews first when the end is near. False once the session is over. */
  isAlive: () => Promise<boolean>;
  end: () => void;
  stop: () => void;
}

/** Keeps the session token in memory and renews it while the page lives. */
export function createSessionKeeper({ session, now, renew, onSessionOver }: KeeperOptions): SessionKeeper {
  let current = session;
  let isOver = false;
  let renewing: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let renewAt = renewalTime(session, now());

  function schedule() {
    clearTimeout(timer);
    timer = setTimeout(() => void renewNow(), Math.max(1000, renewAt - now()));
  }

  function end() {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    onSessionOver();
  }

  async function renewNow() {
    renewing ??= (async () => {
      const answer = await renew();
      renewing = null;
      if (isOver) return;
      if (answer.ok) {
        current = answer.value;
        renewAt = renewalTime(current, now());
      } else if (answer.problem.kind === 'session_over' || now() >= Date.parse(current.expiresAt)) {
        end();
        return;
      } else {
        // The service is away: try again soon, the old token may still outlive that.
        renewAt = now() + 10_000;
      }
      schedule();
    })();
    await renewing;
  }

  schedule();
  return {
    token: () => current.token,
    end,
    stop: () => clearTimeout(timer),
    async isAlive() {
      if (!isOver && now() >= renewAt) await renewNow();
      return !isOver;
    },
  };
}

/** Four fifths into the session's remaining life. */
function renewalTime(session: Session, from: number): number {
  return from + (Date.parse(session.expiresAt) - from) * 0.8;
}
