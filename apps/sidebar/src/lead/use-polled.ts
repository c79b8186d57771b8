import { useEffect, useState } from 'react';
import type { Answer } from '../service/answer.ts';

/** As often as the service itself tries the tokens of its sources, ms. */
const often = 5 * 60_000;

/** What the service tells, asked again while it is followed; what was told before stays while the service is away. */
export function usePolled<T>(ask: () => Promise<Answer<T>>, isFollowing: boolean): T | null {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    if (!isFollowing) return undefined;
    let isCurrent = true;
    const read = async () => {
      const answer = await ask();
      // Whether the service is away is told by the list beneath.
      if (answer.ok && isCurrent) setValue(answer.value);
    };
    void read();
    const clock = setInterval(() => void read(), often);
    return () => {
      isCurrent = false;
      clearInterval(clock);
    };
  }, [ask, isFollowing]);
  return value;
}
