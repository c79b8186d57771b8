import type { BrowserContext } from '@playwright/test';

/** Collects errors and warnings of every page and frame, so that a test fails on those it did not expect. */
export interface ConsoleGuard {
  watch: (context: BrowserContext) => void;
  /** From now on and for what was said before. */
  allow: (...patterns: RegExp[]) => void;
  unexpected: () => string[];
}

export function guardConsole(first: BrowserContext): ConsoleGuard {
  const said: string[] = [];
  const allowed: RegExp[] = [];
  /** What the service refused and why: the console only tells the status. */
  const refused: string[] = [];

  function watch(context: BrowserContext) {
    context.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      said.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on('response', async (response) => {
      if (response.status() < 400 || !response.url().includes('/v1/')) return;
      const [sent, why] = [response.request().postData(), await response.text().catch(() => '')];
      refused.push(`${response.status()} to ${sent}: ${why}`);
    });
    context.on('weberror', (thrown) => said.push(`thrown: ${thrown.error().message}`));
  }

  watch(first);
  return {
    watch,
    allow: (...patterns) => void allowed.push(...patterns),
    unexpected: () => {
      const odd = said.filter((line) => !allowed.some((pattern) => pattern.test(line)));
      return odd.length === 0 ? [] : [...odd, ...refused];
    },
  };
}
