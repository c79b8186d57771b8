import { basename, join } from 'node:path';
import { compileWorkflow, suggestName, verify, type Workflow } from '@handrail/engine';
import { AuthoredPackSchema, FragmentSchema } from './authored-pack.ts';
import type { CaseFile } from './case-file.ts';
import { readCases } from './check-cases.ts';
import { checkTexts } from './check-texts.ts';
import { mergeIncludes, type Merged } from './include.ts';
import { unknownConcepts, type Vocabulary } from './match/vocabulary.ts';
import type { Pack } from './pack.ts';
import { packVersion, type PackFiles } from './pack-files.ts';
import { readSnippet, type SnippetSource } from './read-snippet.ts';
import { section } from './section.ts';
import { shapeProblems } from './shape-problem.ts';
import type { SourceProblem } from './source-problem.ts';
import { witnessText } from './witness-text.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** A pack with what only authors need: its cases, the fragments it includes, and where things were written. */
export type LoadedPack = Pack & {
  directory: string;
  includes: readonly string[];
  cases: CaseFile;
  casesSource: YamlSource;
  trace: Merged['trace'];
};

const emptyPlace = { line: 1, column: 1, suggestion: null, severity: 'error' as const };

const readIncludes = (own: YamlSource, shared: ReadonlyMap<string, PackFiles>, problems: SourceProblem[]) => {
  const parsed = AuthoredPackSchema.shape.include.safeParse(section(own.value)['include']);
  const names = parsed.success ? parsed.data : [];
  if (!parsed.success) {
    for (const { path, message, suggestion } of shapeProblems(parsed.error)) {
      problems.push({ file: own.file, ...own.at(['include', ...path]), message, suggestion, severity: 'error' });
    }
  }
  return names.flatMap((name, index) => {
    const folder = shared.get(name);
    const text = folder?.texts.get('fragment.yaml');
    if (!folder || text === undefined) {
      const suggestion = suggestName(name, [...shared.keys()]);
      const message = `There is no shared fragment ${name}`;
      problems.push({ file: own.file, ...own.at(['include', index]), message, suggestion, severity: 'error' });
      return [];
    }
    const source = readYaml(join(folder.directory, 'fragment.yaml'), text);
    problems.push(...source.problems);
    const shape = FragmentSchema.safeParse(source.value);
    if (!shape.success && source.problems.length === 0) {
      const known = Object.keys(FragmentSchema.shape);
      for (const { path, message, suggestion } of shapeProblems(shape.error, (at) => (at.length === 0 ? known : []))) {
        problems.push({ file: source.file, ...source.atKey(path), message, suggestion, severity: 'error' });
      }
    }
    return [{ name, folder, source }];
  });
};

const readSnippets = (folders: readonly PackFiles[], problems: SourceProblem[]) => {
  const snippets = new Map<string, SnippetSource>();
  const broken = new Set<string>();
  for (const { directory, texts } of folders) {
    for (const [name, text] of texts) {
      if (!/^snippets\/[^/]+\.md$/.test(name)) continue;
      const read = readSnippet(join(directory, name), text);
      if (read.ok) snippets.set(read.source.snippet.id, read.source);
      else {
        problems.push(...read.problems);
        broken.add(basename(name, '.md'));
      }
    }
  }
  return { snippets, broken };
};

const verified = (workflow: Workflow, trace: Merged['trace'], usedInTexts: ReadonlySet<string>): SourceProblem[] =>
  verify(workflow)
    .filter((finding) => !(finding.kind === 'idle_fact' && finding.fact !== null && usedInTexts.has(finding.fact)))
    .map(({ path, message, suggestion, severity, witness }) => ({
      ...trace(path, true),
      message: witness ? `${message}; for example ${witnessText(witness)}` : message,
      suggestion,
      severity,
    }));

/** Loads one workflow folder. Everything wrong with it is listed; `pack` is null when an error is among it. */
export const loadPack = (
  folder: PackFiles,
  shared: ReadonlyMap<string, PackFiles>,
  vocabulary: Vocabulary,
): { pack: LoadedPack | null; problems: SourceProblem[] } => {
  const problems: SourceProblem[] = [];
  const workflowFile = join(folder.directory, 'workflow.yaml');
  const text = folder.texts.get('workflow.yaml');
  if (text === undefined) {
    return {
      pack: null,
      problems: [{ ...emptyPlace, file: workflowFile, message: 'This folder has no workflow.yaml' }],
    };
  }
  const own = readYaml(workflowFile, text);
  problems.push(...own.problems);
  const includes = readIncludes(own, shared, problems);
  const folders = [...includes.map((include) => include.folder), folder];
  const merged = mergeIncludes(
    own,
    includes.map((include) => include.source),
  );

  const hasText = own.problems.every((problem) => problem.severity === 'warning');
  const compiled = hasText ? compileWorkflow(merged.value, { version: packVersion(folders) }) : null;
  if (compiled && !compiled.ok) {
    for (const { path, message, suggestion, severity } of compiled.problems) {
      problems.push({ ...merged.trace(path, true), message, suggestion, severity });
    }
  }
  const workflow = compiled?.ok ? compiled.workflow : null;
  if (workflow && workflow.id !== basename(folder.directory)) {
    const message = `The id ${workflow.id} differs from its folder`;
    problems.push({ ...merged.trace(['id']), message, suggestion: basename(folder.directory), severity: 'error' });
  }

  for (const { path, message, suggestion } of unknownConcepts(workflow?.authored.match ?? [], vocabulary.concepts)) {
    problems.push({ ...merged.trace(['match', ...path]), message, suggestion, severity: 'error' });
  }

  const { snippets, broken } = readSnippets(folders, problems);
  const usedInTexts = hasText
    ? checkTexts({ merged, workflow, snippets, broken, directory: folder.directory }, problems)
    : new Set<string>();
  if (workflow) problems.push(...verified(workflow, merged.trace, usedInTexts));

  const casesText = folder.texts.get('cases.yaml');
  const casesFile = join(folder.directory, 'cases.yaml');
  const casesSource = readYaml(casesFile, casesText ?? '');
  const cases = casesText === undefined ? null : readCases(casesSource, workflow);
  if (cases) problems.push(...cases.problems);
  else problems.push({ ...emptyPlace, file: casesFile, message: 'Every workflow has cases.yaml beside it' });

  const isWhole = problems.every((problem) => problem.severity === 'warning');
  if (!workflow || !cases?.file || !isWhole) return { pack: null, problems };
  const texts = Object.fromEntries([...snippets].map(([id, { snippet }]) => [id, snippet]));
  return {
    pack: {
      workflow,
      snippets: texts,
      vocabulary,
      directory: folder.directory,
      includes: includes.map((include) => include.name),
      cases: cases.file,
      casesSource,
      trace: merged.trace,
    },
    problems,
  };
};
