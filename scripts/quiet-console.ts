import { afterEach, beforeEach, vi } from 'vitest';

/** A warning or error on the console is a finding: a test during which one appears fails. */
beforeEach(() => {
  vi.spyOn(console, 'error');
  vi.spyOn(console, 'warn');
});

afterEach(() => {
  const said = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  vi.mocked(console.error).mockRestore();
  vi.mocked(console.warn).mockRestore();
  if (said.length > 0) throw new Error(`The console was written to:\n${said.map((call) => call.join(' ')).join('\n')}`);
});
