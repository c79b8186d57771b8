import { useRef, useState } from 'react';

/** Runs one thing at a time: who presses twice does it once. */
export function useOnce(): { isBusy: boolean; once: (work: () => Promise<void>) => void } {
  const busy = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const once = (work: () => Promise<void>) => {
    if (busy.current) return;
    const over = (is: boolean) => {
      busy.current = is;
      setBusy(is);
    };
    over(true);
    void work().finally(() => over(false));
  };
  return { isBusy, once };
}
