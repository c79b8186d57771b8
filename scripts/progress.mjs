/** Whoever waits longer than this wants to hear that something is still going on. */
const every = 30_000;

const seconds = (since) => `${Math.round((performance.now() - since) / 1000)} s`;

/** Says what is done while it is done, and how long it took; answers what `work` answers. */
export async function during(what, work) {
  const since = performance.now();
  console.error(`— ${what} ...`);
  const timer = setInterval(() => console.error(`  ${what}: ${seconds(since)} so far`), every);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    console.error(`  ${what}: ${seconds(since)}`);
  }
}
