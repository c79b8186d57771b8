import { useCallback, useEffect, useRef, useState } from 'react';
import type { Api } from '../service/api.ts';
import { type NeedsList, needsListOf, withFreshNeeds } from './needs-list.ts';

/** However many runs change, the queue is read at most once in this time, ms. */
const quiet = 2000;
/** Holds pass their day without an event, ms. */
const often = 60_000;

/** What needs the lead, as new as the service tells while somebody looks at it. */
export function useNeeds(api: Api, isFollowing: boolean) {
  const [list, setList] = useState<NeedsList | null>(null);
  const [updatedAt, setUpdatedAt] = useState(0);
  const [isReadAway, setReadAway] = useState(false);
  const [isStreamAway, setStreamAway] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const read = useCallback(
    async (isAnew: boolean) => {
      clearTimeout(timer.current);
      timer.current = undefined;
      const answer = await api.call('listNeeds', {});
      setReadAway(!answer.ok);
      if (!answer.ok) return;
      setUpdatedAt(Date.now());
      setList((drawn) => (drawn && !isAnew ? withFreshNeeds(drawn, answer.value) : needsListOf(answer.value)));
    },
    [api],
  );
  const soon = useCallback(() => {
    if (timer.current === undefined) timer.current = setTimeout(() => void read(false), quiet);
  }, [read]);

  useEffect(() => {
    if (!isFollowing) return undefined;
    const start = setTimeout(() => void read(false));
    const clock = setInterval(() => void read(false), often);
    const stop = api.follow(
      'streamRuns',
      {},
      {
        onTold: soon,
        onUp(isAgain) {
          setStreamAway(false);
          if (isAgain) soon();
        },
        onAway: () => setStreamAway(true),
      },
    );
    return () => {
      stop();
      clearTimeout(start);
      clearInterval(clock);
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [api, isFollowing, read, soon]);

  return {
    list,
    updatedAt,
    isAway: isReadAway || isStreamAway,
    reload: () => read(true),
    /** After an act of one's own: at once, and nothing moves. */
    refresh: () => read(false),
    showChanges: () => setList((drawn) => (drawn?.waiting ? needsListOf(drawn.waiting) : drawn)),
  };
}
