import { spawnSync } from 'node:child_process';

/** Parent of a process; null where that cannot be told. */
function parentOf(id) {
  const said = spawnSync('ps', ['-o', 'ppid=', '-p', String(id)], { encoding: 'utf8' });
  return Number(said.stdout?.trim()) || null;
}

function lives(id) {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// As it was at the start: whoever looks later may find that it is gone already.
const shell = process.ppid;
const above = process.env.npm_lifecycle_event ? [shell, parentOf(shell)].filter((id) => id !== null && id > 1) : null;

/**
 * npm runs a script through a shell, which passes no signal on, and a process that is killed says nothing. So this
 * looks whether both are still there, until what it answers is called.
 */
export function whenLeftAlone(ended) {
  if (above === null) return () => {};
  const timer = setInterval(() => {
    if (process.ppid !== shell || !above.every(lives)) ended();
  }, 500);
  timer.unref();
  return () => clearInterval(timer);
}
