import type { Session } from '@handrail/contract';
import type { Answer } from './answer.ts';

interface KeeperOptions {
  session: Session;
  /** Milliseconds that have passed for this page. */
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
  let endsAt = now() + session.secondsLeft * 1000;
  let renewAt = renewalTime(endsAt, now());

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
        endsAt = now() + current.secondsLeft * 1000;
        renewAt = renewalTime(endsAt, now());
      } else if (answer.problem.kind === 'session_over' || now() >= endsAt) {
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
function renewalTime(endsAt: number, from: number): number {
  return from + (endsAt - from) * 0.8;
}
