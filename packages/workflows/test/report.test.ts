import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packs, runCli } from './_run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'handrail-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
cpSync(join(packs, '_shared'), join(folder, '_shared'), { recursive: true });
const env = { WORKFLOWS_DIR: folder };

function change(file: string, from: string, to: string) {
  const path = join(folder, 'move_issue', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

test('a new workflow leaves nothing to fix; one report then finds what three commands would', {
  timeout: 60_000,
}, async () => {
  const made = await runCli(['new', 'move_issue'], { env });
  expect(made.out).toMatch(/Begin with the facts in .*workflow\.yaml; then: report move_issue\n$/);
  const whole = await runCli(['report', 'move_issue'], { env });
  expect({ code: whole.code, out: whole.out }).toEqual({ code: 0, out: '1 workflow: nothing to fix\n' });

  change('cases.yaml', 'outcome: refuse, decided_by: refused', 'outcome: act, decided_by: refused');
  change(
    'cases.yaml',
    'misses: [out-of-scope, in-doubt, unclear, refused]',
    'misses: [out-of-scope, in-doubt, refused]',
  );
  const { code, out } = await runCli(['report', 'move_issue'], { env });
  const lines = out.trimEnd().split('\n');
  expect(code).toBe(1);
  expect(lines.at(-1)).toBe('1 workflow: 2 problems');
  expect(lines[0]).toMatch(/cases\.yaml:\d+:\d+: refused: /);
  expect(lines[1]).toMatch(/workflow\.yaml:\d+:\d+: move_issue: no case just misses rule unclear/);
});
