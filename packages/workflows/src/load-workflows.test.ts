import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadWorkflow, loadWorkflows } from './load-workflows.ts';

const packs = fileURLToPath(new URL('../packs', import.meta.url));
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'packs-'));
  cpSync(join(packs, '_shared'), join(root, '_shared'), { recursive: true });
  cpSync(join(packs, 'email_release'), join(root, 'email_release'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const rewrite = (name: string, change: (text: string) => string): void =>
  writeFileSync(join(root, name), change(readFileSync(join(root, name), 'utf8')));
const version = (): string | undefined => loadWorkflow(root, 'email_release').pack?.workflow.version;

describe('loadWorkflows', () => {
  it('gives the same version whatever the line endings of the checkout', () => {
    const before = version();
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      if (/\.(yaml|md)$/.test(name)) rewrite(name, (text) => text.replaceAll('\n', '\r\n'));
    }
    expect(version()).toBe(before);
    expect(before).toMatch(/^[0-9a-f]{12}$/);
  });

  it('gives a new version when a text of an included fragment changes', () => {
    const before = version();
    rewrite('_shared/in-doubt/snippets/declined-after-review.md', (text) => `${text}\nGoodbye.\n`);
    expect(version()).not.toBe(before);
  });

  it('leaves a workflow alone when a fragment it does not include changes', () => {
    const before = version();
    rewrite('_shared/permission/snippets/permission-refused.md', (text) => `${text}\nGoodbye.\n`);
    expect(version()).toBe(before);
  });

  it('refuses the whole set for one broken workflow, and names the place', () => {
    rewrite('email_release/workflow.yaml', (text) => text.replace('other.kind: primary', 'other.kimd: primary'));
    const loaded = loadWorkflows(root);
    expect(loaded.ok).toBe(false);
    expect(loaded.ok ? [] : loaded.problems).toContainEqual(
      expect.objectContaining({
        file: join(root, 'email_release', 'workflow.yaml'),
        message: expect.stringContaining('other.kimd'),
        suggestion: expect.stringContaining('other.kind'),
      }),
    );
  });

  it('says so when there is nothing to load', () => {
    rmSync(join(root, 'email_release'), { recursive: true });
    const loaded = loadWorkflows(root);
    expect(loaded.ok ? [] : loaded.problems.map((problem) => problem.message)).toEqual([
      'There is no workflow in this folder',
    ]);
  });
});
