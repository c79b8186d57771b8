import { defineConfig } from '@playwright/test';
import { browserArgs, findBrowser } from './apps/desk/e2e/browser.ts';

const executablePath = findBrowser();
if (executablePath === null) {
  throw new Error(
    'No Chromium found. `npm test` fetches one; else run `npx playwright install chromium` or set CHROMIUM_PATH.',
  );
}

export default defineConfig({
  testDir: 'apps/desk/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/journeys',
  // One desk and one service per worker. Two fill the two cores of a small machine.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  // On a machine of somebody else a journey is walked once more, recorded; what then passes is named as flaky.
  retries: process.env['CI'] ? 1 : 0,
  reporter: 'list',
  use: {
    launchOptions: { executablePath, args: browserArgs() },
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    // Recording costs a third of the time; `--trace on` shows what a journey did.
    trace: 'on-first-retry',
  },
});
