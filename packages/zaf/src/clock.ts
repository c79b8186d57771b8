/** Time as a value that tests can hold still. Milliseconds. */
export interface Clock {
  now: () => number;
  /** Runs `task` once after `delay` ms; the answer cancels it. */
  schedule(delay: number, task: () => void): () => void;
}

/** The page's own clock. */
export const pageClock: Clock = {
  now: () => Date.now(),
  schedule: (delay, task) => {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
};
