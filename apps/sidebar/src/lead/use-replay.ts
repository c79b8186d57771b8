import { useCallback, useEffect, useState } from 'react';
import type { Replay, RunView } from '@handrail/contract';
import type { CallProblem } from '../service/answer.ts';
import type { Api } from '../service/api.ts';

type Read<T> = { value: T | null; problem: CallProblem | null };

/** The record of one run, read again whenever the service tells of another event. */
export function useReplay(api: Api, runId: string): Read<Replay> & { reload: () => void } {
  const [read, setRead] = useState<Read<Replay>>({ value: null, problem: null });
  const ask = useCallback(async () => {
    const answer = await api.call('replayRun', { params: { runId } });
    setRead((now) => (answer.ok ? { value: answer.value, problem: null } : { ...now, problem: answer.problem }));
  }, [api, runId]);
  const reload = useCallback(() => void ask(), [ask]);
  useEffect(() => {
    const start = setTimeout(reload);
    const listener = { onTold: reload, onUp: (isAgain: boolean) => isAgain && reload(), onAway: () => undefined };
    const stop = api.follow('streamRun', { params: { runId } }, listener);
    return () => {
      clearTimeout(start);
      stop();
    };
  }, [api, runId, reload]);
  return { ...read, reload };
}

/** The run as it stood after one event. What was read before stays until the next is there. */
export function useMoment(api: Api, runId: string, seq: number | null): Read<RunView> {
  const [read, setRead] = useState<Read<RunView>>({ value: null, problem: null });
  useEffect(() => {
    let isOver = false;
    const ask = async (at: number) => {
      const answer = await api.call('asItStood', { params: { runId, seq: at } });
      if (!isOver)
        setRead((now) => (answer.ok ? { value: answer.value, problem: null } : { ...now, problem: answer.problem }));
    };
    if (seq !== null) void ask(seq);
    return () => {
      isOver = true;
    };
  }, [api, runId, seq]);
  return read;
}
