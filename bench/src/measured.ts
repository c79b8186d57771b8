import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const BrowserSchema = z.object({ path: z.string(), libraries: z.string().nullish() });

/** What a script of the repository prints. */
async function said(script: string, env: Record<string, string> = {}): Promise<string> {
  const options = { cwd: repository, env: { ...process.env, ...env } };
  return (await promisify(execFile)(process.execPath, ['--import', 'tsx', script], options)).stdout;
}

/** What a script that drives a real browser measured. Needs the built pages. */
export async function measuredInBrowser<S extends z.ZodType>(
  script: string,
  schema: S,
  more: Record<string, string> = {},
): Promise<z.output<S>> {
  const browser = BrowserSchema.parse(JSON.parse(await said('scripts/browser.ts')));
  const env = {
    ...more,
    CHROMIUM_PATH: browser.path,
    ...(browser.libraries ? { LD_LIBRARY_PATH: browser.libraries } : {}),
  };
  return schema.parse(JSON.parse(await said(script, env)));
}
