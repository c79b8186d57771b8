import type { RouteResponse } from '@handrail/contract';
import type { StreamListener } from '../service/follow-stream.ts';

interface FollowerOptions {
  /** Hears of one run from an event on; answers the way to stop. */
  follow: (runId: string, listener: StreamListener<RouteResponse<'streamRun'>>, after: string) => () => void;
  /** Number of the last event as this page knows it. */
  seqOf: (runId: string) => number;
  /** The page's own events come first: reading now would let them pass over what others did. */
  isSending: (runId: string) => boolean;
  /** Reads the run anew; false when that failed. */
  read: (runId: string) => Promise<boolean>;
  onUp: () => void;
  onAway: () => void;
  schedule: (delay: number, task: () => void) => () => void;
}

/** Several changes this close together are read at once; so is the echo of the page's own event skipped. */
const quiet = 200;

/** Keeps runs as new as the service tells them. Answers a way to follow one, which answers the way to stop. */
export function createRunFollower({ follow, seqOf, isSending, read, onUp, onAway, schedule }: FollowerOptions) {
  return (runId: string): (() => void) => {
    let heard = seqOf(runId);
    let mustRead = false;
    let cancel: (() => void) | null = null;

    function plan() {
      cancel ??= schedule(quiet, () => void readOnce());
    }
    async function readOnce() {
      cancel = null;
      if (!mustRead && seqOf(runId) >= heard) return;
      if (isSending(runId)) return plan();
      mustRead = false;
      mustRead = !(await read(runId));
    }

    const leave = follow(
      runId,
      {
        onTold({ seq }) {
          // The same number again: a fact that runs share has changed this one.
          mustRead ||= seq === heard;
          heard = seq;
          plan();
        },
        onUp(isAgain) {
          onUp();
          mustRead ||= isAgain;
          plan();
        },
        onAway,
      },
      String(heard),
    );
    return () => {
      leave();
      cancel?.();
    };
  };
}
