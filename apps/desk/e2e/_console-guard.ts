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

  function watch(context: BrowserContext) {
    context.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      said.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (thrown) => said.push(`thrown: ${thrown.error().message}`));
  }

  watch(first);
  return {
    watch,
    allow: (...patterns) => void allowed.push(...patterns),
    unexpected: () => said.filter((line) => !allowed.some((pattern) => pattern.test(line))),
  };
}
