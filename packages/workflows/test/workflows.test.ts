import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packs, runCli } from './_run-cli.ts';

describe('the workflows', { timeout: 120_000 }, () => {
  it('have no problem', async () => {
    expect(await runCli(['check'])).toMatchObject({ code: 0, err: '', out: '7 workflows without a problem\n' });
  });

  it('decide every case as it says', async () => {
    const { code, out } = await runCli(['test']);
    expect(out.trimEnd().split('\n')).toHaveLength(7);
    expect(code).toBe(0);
  });

  it('carry every rule of the handbook, as the written table says', async () => {
    const { code, out } = await runCli(['coverage']);
    expect(out).toBe('55 of 55 handbook rules covered\n');
    expect(code).toBe(0);
  });

  it('can be drawn', async () => {
    const { code, out } = await runCli(['graph', 'email_release']);
    expect(out).toMatch(/^flowchart TD\n/);
    expect(code).toBe(0);
  });
});

describe('test', { timeout: 60_000 }, () => {
  it('says which case fails, where, and what came instead', async () => {
    const root = mkdtempSync(join(tmpdir(), 'cases-'));
    cpSync(packs, root, { recursive: true });
    const file = join(root, 'email_release', 'cases.yaml');
    const text = readFileSync(file, 'utf8');
    const line = text.slice(0, text.indexOf('- {id: private-membership')).split('\n').length;
    writeFileSync(file, text.replace(/(id: private-membership.*outcome: )not_eligible/, '$1release'));
    const { code, out } = await runCli(['test', 'email_release'], { env: { WORKFLOWS_DIR: root }, from: root });
    rmSync(root, { recursive: true });
    expect(out).toContain(`email_release/cases.yaml:${line}:`);
    expect(out).toContain('private-membership: expected release; got not_eligible');
    expect(out).toMatch(/fails {2}email_release: 1 of \d+ cases/);
    expect(code).toBe(1);
  });
});
