import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packs, runCli } from './_run-cli.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'coverage-'));
  cpSync(packs, root, { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

const edit = (file: string, change: (text: string) => string): void => {
  const path = join(root, 'email_release', file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
};

const coverage = (...args: string[]) =>
  runCli(['coverage', '--file', 'table.md', ...args], { env: { WORKFLOWS_DIR: root }, from: root });

describe('coverage', { timeout: 60_000 }, () => {
  it('writes its table', async () => {
    expect(await coverage('--write')).toMatchObject({ code: 0 });
    expect(readFileSync(join(root, 'table.md'), 'utf8')).toMatch(
      /^\| 21 \|.*\| email_release \|.*`has-data`.*\|.*`has-data`.*`confirmed`/m,
    );
  });

  it('names rules without a workflow, without a case, and numbers that do not exist', async () => {
    edit('workflow.yaml', (text) => text.replaceAll("'22'", "'222'").replaceAll("'26'", "'X30'"));
    edit('snippets/ask-reply-from-address.md', (text) => text.replaceAll("'22'", ''));
    edit('cases.yaml', (text) => text.replaceAll(/^ {2}- \{id: .*decided_by: free-primary.*\n/gm, ''));
    const { code, out } = await coverage();
    expect(out).toMatch(/handbook\.yaml:\d+:\d+: No case shows handbook rule 22: /);
    expect(out).toMatch(/handbook\.yaml:\d+:\d+: No workflow carries handbook rule 26: /);
    expect(out).toMatch(/email_release\/workflow\.yaml:\d+:\d+: The handbook has no rule 222/);
    expect(out).toMatch(
      /email_release\/workflow\.yaml:\d+:\d+: email_release: no case is decided by rule free-primary/,
    );
    expect(out).toContain('email_release: no case comes to resend_confirmation');
    expect(out).toContain('table.md is not current (run coverage --write)');
    expect(out).toContain('53 of 55 handbook rules covered');
    expect(code).toBe(1);
  });
});
