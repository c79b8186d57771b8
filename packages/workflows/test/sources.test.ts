import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packs, runCli } from './_run-cli.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'sources-'));
  cpSync(packs, root, { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

const sources = (...args: string[]) =>
  runCli(['sources', '--file', 'table.md', ...args], { env: { WORKFLOWS_DIR: root }, from: root });

describe('sources', { timeout: 60_000 }, () => {
  it('writes where every fact comes from', async () => {
    expect(await sources('--write')).toMatchObject({ code: 0 });
    const table = readFileSync(join(root, 'table.md'), 'utf8');
    expect(table).toMatch(
      /^\| `other\.signed_in` \|.*\| GitLab \| recorded \| `gitlab\.other\.signed_in`: .*`address\.wanted`/m,
    );
    expect(table).toMatch(/^\| `owner\.joined` \|.*\| Zendesk \| proposed \|/m);
    expect(table).toMatch(/^\| `portal\.email` \|.*\| agent, who looks at CustomersDot Admin \| answered \|/m);
    expect(await sources()).toMatchObject({ code: 0 });
  });

  it('names a fact that a system could answer and that says no key, and a table that is not current', async () => {
    const file = join(root, 'email_release', 'workflow.yaml');
    const before = readFileSync(file, 'utf8');
    const after = before.replace(/, read: gitlab\.other\.kind|\n\s+read: gitlab\.other\.kind/, '');
    expect(after).not.toBe(before);
    writeFileSync(file, after);
    const { code, out } = await sources();
    expect(out).toContain('email_release: other.kind is looked at in GitLab Admin, and has no read: key');
    expect(out).toContain('table.md is not current (run sources --write)');
    expect(code).toBe(1);
  });
});
