import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../services/rules/src/handrail.ts', import.meta.url));

/** The most memory a process has had, in MB; null where the system does not say. */
function peakOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

/** Runs one command of the program as an administrator does: how long it took, how much memory, and what it said. */
export async function commandCost(words: readonly string[], env: Record<string, string>) {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  let peak: number | null = null;
  const looking = setInterval(() => (peak = peakOf(child.pid) ?? peak), 100);
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  clearInterval(looking);
  if (code !== 0) throw new Error(`${words[0]} ended with ${code}: ${said}`);
  return { seconds: (performance.now() - began) / 1000, megabytes: peak, said };
}
