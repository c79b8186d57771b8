import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const programFiles = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']];
const system: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    // The same engine without a browser's own windows, which cost a fifth of each journey.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: programFiles
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
      `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
    ]),
};

/**
 * Path of a Chromium that is already here: `CHROMIUM_PATH`, else Playwright's own, else the system's. Null when there
 * is none; a `CHROMIUM_PATH` that does not exist is a mistake worth stopping for.
 */
export function findBrowser(): string | null {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, and there is no such program`);
  }
  const candidates = [chromium.executablePath(), ...(system[process.platform] ?? [])];
  return candidates.find((path) => path !== '' && existsSync(path)) ?? null;
}

/** No sandbox only where Chromium refuses to start with one; no traffic of the browser's own. */
export function browserArgs(): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-pings',
    // A frame in a process of its own loses clicks that come within milliseconds of a change of its height; a
    // person is slower. Origins stay apart all the same: that is the page's security, not the process.
    '--disable-site-isolation-trials',
    '--metrics-recording-only',
    '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication',
  ];
}
