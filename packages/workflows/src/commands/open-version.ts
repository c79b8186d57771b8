import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compileWorkflow, type Workflow } from '@handrail/engine';
import { z } from 'zod';
import { mergeIncludes } from '../include.ts';
import { packVersion } from '../pack-files.ts';
import type { SourceProblem } from '../source-problem.ts';
import { readYaml } from '../yaml-source.ts';
import { UsageError } from './command.ts';
import { readRevision } from './read-revision.ts';
import type { Terminal } from './terminal.ts';

/** One version of a workflow as text, and how to read the fragments it includes. */
type VersionText = {
  file: string;
  text: string;
  readFragment: (name: string) => { file: string; text: string } | null;
};

const IncludeSchema = z.object({ include: z.array(z.string()).default([]) }).loose();

const fromFile = (file: string, root: string): VersionText => ({
  file,
  text: readFileSync(file, 'utf8'),
  readFragment: (name) => {
    const near = join(dirname(dirname(file)), '_shared');
    const fragment = join(existsSync(near) ? near : join(root, '_shared'), name, 'fragment.yaml');
    return existsSync(fragment) ? { file: fragment, text: readFileSync(fragment, 'utf8') } : null;
  },
});

const readVersion = (wanted: string, terminal: Terminal): VersionText => {
  for (const path of [terminal.path(wanted), join(terminal.root, wanted)]) {
    if (!existsSync(path)) continue;
    const file = statSync(path).isDirectory() ? join(path, 'workflow.yaml') : path;
    if (existsSync(file)) return fromFile(file, terminal.root);
  }
  const [, revision, id] = /^([^:]+):([a-z0-9_-]+)$/.exec(wanted) ?? [];
  if (revision === undefined || id === undefined) {
    throw new UsageError(`${wanted} is no folder, no file, no id and no REVISION:ID`);
  }
  const read = (path: string) => {
    const text = readRevision(terminal.root, revision, path);
    return text === null ? null : { file: `${revision}:${path}`, text };
  };
  const own = read(`${id}/workflow.yaml`);
  if (!own) throw new UsageError(`There is no workflow ${id} at revision ${revision}`);
  return { ...own, readFragment: (name) => read(`_shared/${name}/fragment.yaml`) };
};

/**
 * Compiles a version for comparison: its decisions only, without texts and cases. `wanted` is an id, a folder, a file,
 * or REVISION:ID as git knows it.
 */
export const openVersion = (
  wanted: string,
  terminal: Terminal,
): { ok: true; workflow: Workflow } | { ok: false; problems: SourceProblem[] } => {
  const { file, text, readFragment } = readVersion(wanted, terminal);
  const own = readYaml(file, text);
  const includes = IncludeSchema.safeParse(own.value).data?.include ?? [];
  const problems: SourceProblem[] = [...own.problems];
  const fragments = includes.flatMap((name, index) => {
    const fragment = readFragment(name);
    if (fragment) return [readYaml(fragment.file, fragment.text)];
    const message = `There is no shared fragment ${name}`;
    problems.push({ file, ...own.at(['include', index]), message, suggestion: null, severity: 'error' });
    return [];
  });
  problems.push(...fragments.flatMap((fragment) => fragment.problems));
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  const merged = mergeIncludes(own, fragments);
  const version = packVersion([{ directory: file, texts: new Map([['workflow.yaml', JSON.stringify(merged.value)]]) }]);
  const compiled = compileWorkflow(merged.value, { version });
  if (compiled.ok) return compiled;
  const placed = compiled.problems.map(({ path, ...problem }) => ({ ...merged.trace(path, true), ...problem }));
  return { ok: false, problems: placed };
};
