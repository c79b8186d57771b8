import { useCallback, useEffect, useState } from 'react';
import type { Decision, Facts } from '@handrail/contract';
import type { CallProblem } from '../../service/answer.ts';
import type { Api } from '../../service/api.ts';

/** What follows from these facts, without a run. The decision before stays until the next is there. */
export function useDecision(api: Api, workflow: string, facts: Facts) {
  const [read, setRead] = useState<{ decision: Decision | null; problem: CallProblem | null }>({
    decision: null,
    problem: null,
  });
  const ask = useCallback(() => api.call('decide', { body: { workflow, facts } }), [api, workflow, facts]);
  useEffect(() => {
    let isOver = false;
    const decide = async () => {
      const answer = await ask();
      if (isOver) return;
      setRead((now) =>
        answer.ok ? { decision: answer.value, problem: null } : { decision: now.decision, problem: answer.problem },
      );
    };
    void decide();
    return () => {
      isOver = true;
    };
  }, [ask]);
  return read;
}
