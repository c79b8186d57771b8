import { useCallback, useEffect, useRef, useState } from 'react';
import type { Api } from '../service/api.ts';
import { type LiveList, listOf, withFresh, withMore } from './live-list.ts';
import { isNewestFirst, type RunQuery } from './run-query.ts';

/** However many runs change, the list is read at most once in this time, ms. */
const quiet = 2000;

/** The lead's list, as new as the service tells while somebody looks at it. */
export function useLiveRuns(api: Api, filter: RunQuery, isFollowing: boolean, isLead: boolean) {
  const [list, setList] = useState<LiveList | null>(null);
  const [updatedAt, setUpdatedAt] = useState(0);
  const [isListAway, setListAway] = useState(false);
  const [isStreamAway, setStreamAway] = useState(false);
  /** Newest number heard of each run since the list was last drawn anew. */
  const [heard, setHeard] = useState<ReadonlyMap<string, number>>(new Map());
  const latestHeard = useRef(heard);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const read = useCallback(
    async (cursor?: string) => {
      const answer = await api.call('listRuns', { query: { ...filter, cursor } });
      setListAway(!answer.ok);
      if (!answer.ok) return null;
      if (cursor === undefined) setUpdatedAt(Date.now());
      return answer.value;
    },
    [api, filter],
  );
  const hear = useCallback((runs: ReadonlyMap<string, number>) => {
    latestHeard.current = runs;
    setHeard(runs);
  }, []);
  const reload = useCallback(async () => {
    const page = await read();
    if (!page) return;
    hear(new Map());
    setList(listOf(page));
  }, [read, hear]);
  const merge = useCallback(async () => {
    timer.current = undefined;
    const page = await read();
    if (!page) return;
    // Elsewhere nobody knows from one page which rows came or went, so the drawn ones only take what is new about them.
    const moved = isNewestFirst(filter) ? new Set(latestHeard.current.keys()) : new Set<string>();
    setList((drawn) => (drawn ? withFresh(drawn, page, moved) : listOf(page)));
  }, [read, filter]);
  const refresh = useCallback(() => {
    if (timer.current === undefined) timer.current = setTimeout(() => void merge(), quiet);
  }, [merge]);

  useEffect(() => {
    if (!isFollowing) return undefined;
    const start = setTimeout(() => void reload());
    // Only leads hear of every run; an agent's page is read when it is opened.
    if (!isLead) return () => clearTimeout(start);
    const stop = api.follow(
      'streamRuns',
      {},
      {
        onTold({ runId, seq }) {
          hear(new Map(latestHeard.current).set(runId, seq));
          refresh();
        },
        onUp(isAgain) {
          setStreamAway(false);
          if (isAgain) refresh();
        },
        onAway: () => setStreamAway(true),
      },
    );
    return () => {
      stop();
      clearTimeout(start);
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [api, isFollowing, isLead, reload, refresh, hear]);

  return {
    list,
    updatedAt,
    isAway: isListAway || isStreamAway,
    heard,
    reload,
    refresh,
    showChanges: () => {
      hear(new Map());
      setList((drawn) => (drawn?.waiting ? listOf(drawn.waiting) : drawn));
    },
    more: async () => {
      const page = list?.next ? await read(list.next) : null;
      if (page) setList((drawn) => drawn && withMore(drawn, page));
    },
  };
}
