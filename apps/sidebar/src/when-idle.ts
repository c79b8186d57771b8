/** Does later what nobody waits for: once the browser has nothing else to do, within two seconds at most. */
export function whenIdle(task: () => void): void {
  // Safari has no such callback.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(task, { timeout: 2000 });
  else setTimeout(task, 500);
}
