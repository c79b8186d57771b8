import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const isRoot = process.getuid?.() === 0;

export interface Owner {
  uid: number;
  gid: number;
}

export interface StartOptions {
  env?: NodeJS.ProcessEnv;
  /** This process's own user unless given. */
  as?: Owner | null;
  cwd?: string;
}

export interface Started {
  pid: number;
  hasEnded(): boolean;
  ended: Promise<number | null>;
}

export interface Processes {
  /** A folder of this run; gone with `end`. */
  home: string;
  /** Whom PostgreSQL runs as: it refuses root. */
  postgres: Owner | null;
  start(name: string, program: string, args: string[], more?: StartOptions): Started;
  /** Ends everything this run started, and what those started. */
  end(): void;
  /** All that a process wrote since it was started last. */
  logOf(name: string): string;
  /** The last lines that each process wrote. */
  logs(): string;
}

/** Processes below others; they may have sessions of their own, as those of PostgreSQL have. */
export function descendantsOf(pids: readonly number[]): number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
    } catch {
      // It ended while we looked.
    }
  }
  const below = (pid: number): number[] => (children.get(pid) ?? []).flatMap((child) => [child, ...below(child)]);
  return pids.flatMap(below);
}

/** False when it is gone already. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** What a run starts, each with a log of its own. Ends with this process, however that ends short of SIGKILL. */
export function openProcesses(): Processes {
  const home = mkdtempSync(join(tmpdir(), 'handrail-machines-'));
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres']));
  const postgres = isRoot ? { uid: id('-u'), gid: id('-g') } : null;
  const living = new Set<number>();
  const isThere = () => existsSync(home);

  function end(): void {
    for (const pid of [...descendantsOf([...living]), ...living]) signal(pid, 'SIGKILL');
    living.clear();
    if (isThere()) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
  process.once('exit', end);
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1));

  return {
    home,
    postgres,
    start(name, program, args, { env = {}, as = null, cwd = home } = {}) {
      const log = openSync(join(home, `${name}.log`), 'w');
      const child = spawn(program, args, {
        cwd,
        env: { ...process.env, ...env },
        stdio: ['ignore', log, log],
        ...as,
      });
      closeSync(log);
      const pid = child.pid ?? 0;
      if (pid > 0) living.add(pid);
      const ended = new Promise<number | null>((done, failed) => {
        child.once('error', failed);
        child.once('exit', (code) => {
          living.delete(pid);
          done(code);
        });
      });
      return { pid, ended, hasEnded: () => !living.has(pid) };
    },
    end,
    logOf: (name) => readFileSync(join(home, `${name}.log`), 'utf8'),
    logs() {
      if (!isThere()) return '';
      const names = readdirSync(home).filter((name) => name.endsWith('.log'));
      const tail = (name: string) => readFileSync(join(home, name), 'utf8').trim().split('\n').slice(-25).join('\n');
      return names.map((name) => `--- ${name}\n${tail(name)}`).join('\n');
    },
  };
}
