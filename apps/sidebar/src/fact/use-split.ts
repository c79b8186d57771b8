import { useState } from 'react';
import { useRun } from '../state/run-context.tsx';
import { type Asked, isOnItsWay } from './asked-together.ts';

/** Joint questions that the agent wants to answer one by one, and answers that are on their way. */
export function useSplit() {
  const { run, pending } = useRun();
  const [apart, setApart] = useState<readonly string[]>([]);
  return {
    isSending: (fact: string) => isOnItsWay(run, pending, fact),
    now: (facts: readonly string[]) => setApart([...apart, ...facts]),
    /** Undoes what was put together. */
    apart: (asked: Asked): Asked[] =>
      asked.joint !== null && asked.facts.some((fact) => apart.includes(fact))
        ? asked.facts.map((fact) => ({ facts: [fact], joint: null }))
        : [asked],
  };
}
