const longest = 180_000;

/** Waits for a condition by looking again and again; names it when it never comes. */
export async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + longest;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited ${longest / 1000} s in vain for: ${what}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}

/** Status of an answer; 0 when nobody answers. */
export const statusOf = (url: string): Promise<number> =>
  fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    async (answer) => {
      await answer.body?.cancel();
      return answer.status;
    },
    () => 0,
  );
