import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtures, packs, runCli } from './_run-cli.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'versions-'));
  cpSync(packs, root, { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

const dropRule = (id: string): void => {
  const file = join(root, 'email_release', 'workflow.yaml');
  const text = readFileSync(file, 'utf8');
  const without = text.replace(new RegExp(`^  - id: ${id}\\n(?:    .*\\n)+`, 'm'), '');
  expect(without).not.toBe(text);
  writeFileSync(file, without);
};

describe('diff', { timeout: 60_000 }, () => {
  it('finds that a workflow decides like itself', async () => {
    const { code, out } = await runCli(['diff', 'email_release', join(root, 'email_release')]);
    expect(out).toContain('Both decide every case alike');
    expect(code).toBe(0);
  });

  it('finds which cases a dropped rule changes, for folders, files and revisions', async () => {
    const git = (...args: string[]) =>
      execFileSync(
        'git',
        ['-c', 'user.name=a', '-c', 'user.email=a@b.example', '-c', 'commit.gpgsign=false', ...args],
        { cwd: root },
      );
    const hasGit = spawnSync('git', ['--version']).status === 0;
    if (hasGit) {
      git('init', '--quiet');
      git('add', '.');
      git('commit', '--quiet', '--message', 'Before');
    }
    dropRule('member');
    const changed = join(root, 'email_release');
    const folders = await runCli(['diff', join(packs, 'email_release'), changed]);
    expect(folders.out).toMatch(/^[\d.]+ % of all cases change outcome/m);
    expect(folders.out).toMatch(/not_eligible -> \w+ [\d.]+ %, for example .*other\.memberships = true/);
    expect(folders.out).toContain('- rule member');
    expect(folders.code).toBe(1);

    const files = await runCli(['diff', 'email_release', join(changed, 'workflow.yaml')]);
    expect(files.out).toBe(folders.out);
    if (hasGit) {
      const revisions = await runCli(['diff', 'HEAD:email_release', 'email_release'], { env: { WORKFLOWS_DIR: root } });
      expect(revisions.out).toBe(folders.out);
      const unknown = await runCli(['diff', 'nothing:email_release', 'email_release'], {
        env: { WORKFLOWS_DIR: root },
      });
      expect(unknown.err).toContain('git knows no revision nothing');
      expect(unknown.code).toBe(2);
    }
  });

  it('gives the same as JSON', async () => {
    const { out } = await runCli([
      'diff',
      join(fixtures, 'seeded_defects'),
      join(fixtures, 'seeded_defects'),
      '--json',
    ]);
    expect(JSON.parse(out)).toMatchObject({ share: 0, changes: [] });
  });
});

describe('new', { timeout: 60_000 }, () => {
  it('writes a workflow that passes check and test, once', async () => {
    const env = { WORKFLOWS_DIR: root };
    const made = await runCli(['new', 'move_issue'], { env });
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toContain('workflow.yaml');
    expect(await runCli(['check', 'move_issue'], { env })).toMatchObject({
      code: 0,
      out: '1 workflow without a problem\n',
    });
    expect(await runCli(['test', 'move_issue'], { env })).toMatchObject({ code: 0 });
    const again = await runCli(['new', 'move_issue'], { env });
    expect(again.err).toContain('exists already');
    expect(again.code).toBe(2);
  });

  it('refuses a name that cannot be one', async () => {
    const { code, err } = await runCli(['new', '../Move'], { env: { WORKFLOWS_DIR: root } });
    expect(err).toContain('Use lower-case words');
    expect(code).toBe(2);
  });
});
