import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { atMost, type Row } from './row.ts';
import { median } from './stopwatch.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const SeenSchema = z.array(z.object({ painted: z.number(), usable: z.number() })).min(1);

const BrowserSchema = z.object({ path: z.string(), libraries: z.string().nullish() });

/** What a script of the repository prints. */
async function said(script: string, env: Record<string, string> = {}): Promise<string> {
  const options = { cwd: repository, env: { ...process.env, ...env } };
  return (await promisify(execFile)(process.execPath, ['--import', 'tsx', script], options)).stdout;
}

/** The sidebar in a real browser with a processor four times slower, nothing cached. Needs the built pages. */
export async function* rows(): AsyncGenerator<Row> {
  const browser = BrowserSchema.parse(JSON.parse(await said('scripts/browser.ts')));
  const env = { CHROMIUM_PATH: browser.path, ...(browser.libraries ? { LD_LIBRARY_PATH: browser.libraries } : {}) };
  const seen = SeenSchema.parse(JSON.parse(await said('apps/desk/measure/first-use.ts', env)));
  const painted = median(seen.map((one) => one.painted)) / 1000;
  const usable = median(seen.map((one) => one.usable)) / 1000;
  yield atMost(0.4, 'page/first content painted, 4x throttle, median', painted, 's');
  yield atMost(1.8, 'page/verdict and first question there, 4x throttle, median', usable, 's');
}
