import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { z } from 'zod';
import { findBrowser } from '../apps/desk/e2e/browser.ts';
import { installFromDebian } from './debian.mjs';
import { root } from './root.mjs';

/**
 * Prints one line of JSON, `{path, libraries}`: a Chromium that runs here, fetched if there was none.
 * Order: what is there, Debian's package as root, Playwright's own build, and last an npm package for Linux.
 */
const BrowserSchema = z.object({
  path: z.string(),
  /** Folder of shared libraries it needs, or null. */
  libraries: z.string().nullable(),
});
type Browser = z.infer<typeof BrowserSchema>;

function fromPlaywright(): string | null {
  console.error('Fetching Chromium with Playwright ...');
  const result = spawnSync(process.execPath, [`${root}/node_modules/@playwright/test/cli.js`, 'install', 'chromium'], {
    stdio: ['ignore', 2, 2],
    timeout: 300_000,
  });
  return result.status === 0 ? findBrowser() : null;
}

/** 143 is the last of this package for Node 20; it is kept out of package.json for its 64 MB. */
function fromNpm(): Browser | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  console.error('Fetching Chromium from the package registry ...');
  const folder = `${root}/node_modules/.cache/chromium`;
  mkdirSync(folder, { recursive: true });
  const npm = spawnSync(
    'npm',
    ['install', '--prefix', folder, '--no-save', '--no-audit', '@sparticuz/chromium@143.0.4'],
    {
      stdio: ['ignore', 2, 2],
    },
  );
  if (npm.status !== 0) return null;
  const unpack = `
    import chromium from '@sparticuz/chromium';
    const path = await chromium.executablePath();
    process.stdout.write(JSON.stringify({ path, libraries: process.env.LD_LIBRARY_PATH ?? null }));`;
  // Named as the function host it was made for, the package also unpacks the libraries Chromium needs.
  const env = { ...process.env, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  const result = spawnSync(process.execPath, ['--input-type=module', '-e', unpack], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return result.status === 0 ? BrowserSchema.parse(JSON.parse(result.stdout)) : null;
}

function plain(path: string | null): Browser | null {
  return path ? { path, libraries: null } : null;
}

const browser =
  plain(findBrowser()) ??
  (installFromDebian('chromium-headless-shell') || installFromDebian('chromium') ? plain(findBrowser()) : null) ??
  plain(fromPlaywright()) ??
  fromNpm();
if (!browser) {
  console.error('No Chromium found or fetched. Install one and set CHROMIUM_PATH to its program.');
  process.exit(1);
}
process.stdout.write(`${JSON.stringify(browser)}\n`);
