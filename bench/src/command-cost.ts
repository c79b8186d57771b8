import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../services/rules/src/handrail.ts', import.meta.url));
const ticksASecond = 100;

/** What the system says of a process as long as it lives; null where it does not say. */
function costSoFar(pid: number | undefined): { megabytes: number; processor: number } | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    // The name in front may hold anything but its last bracket; user and system time are the 12th and 13th behind it.
    const [, behind = ''] = /^.*\) (.*)$/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8').trim()) ?? [];
    const [user, system] = behind.split(' ').slice(11, 13).map(Number);
    if (kilobytes === undefined || user === undefined || system === undefined) return null;
    return { megabytes: Number(kilobytes) / 1024, processor: (user + system) / ticksASecond };
  } catch {
    return null;
  }
}

/**
 * Runs one command of the program as an administrator does: how long it took, how much of that on the processor, the most
 * memory it had, and what it said.
 */
export async function commandCost(words: readonly string[], env: Record<string, string>) {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  let cost = costSoFar(child.pid);
  const looking = setInterval(() => (cost = costSoFar(child.pid) ?? cost), 100);
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  clearInterval(looking);
  if (code !== 0) throw new Error(`${words[0]} ended with ${code}: ${said}`);
  return { seconds: (performance.now() - began) / 1000, ...cost, said };
}
