import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

export const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));
export const packs = fileURLToPath(new URL('../packs', import.meta.url));

export type Ran = { code: number | null; out: string; err: string };
type Surroundings = { input?: string; env?: NodeJS.ProcessEnv; from?: string };

/** Runs the author's tool as its own process, called from the fixtures unless `from` says otherwise. */
export const runCli = (
  args: readonly string[],
  { input = '', env = {}, from = fixtures }: Surroundings = {},
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const clean = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/COLOR|^WORKFLOWS_DIR$/.test(name)),
    );
    const child = spawn(process.execPath, ['--import', tsx, cli, ...args], {
      env: { ...clean, INIT_CWD: from, ...env },
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => (out += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (err += part));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
