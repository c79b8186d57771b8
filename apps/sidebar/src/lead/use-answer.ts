import { useCallback, useEffect, useState } from 'react';
import type { Answer } from '../service/answer.ts';

/** What the service answers to one question. What was read before stays until the next is there. */
export function useAnswer<T>(ask: () => Promise<Answer<T>>) {
  const [value, setValue] = useState<T | null>(null);
  const [isAway, setAway] = useState(false);
  const take = useCallback((answer: Answer<T>) => {
    setAway(!answer.ok);
    if (answer.ok) setValue(answer.value);
  }, []);
  useEffect(() => {
    let isOver = false;
    const read = async () => {
      const answer = await ask();
      if (!isOver) take(answer);
    };
    void read();
    return () => {
      isOver = true;
    };
  }, [ask, take]);
  const reload = useCallback(async () => take(await ask()), [ask, take]);
  return { value, isAway, reload };
}
