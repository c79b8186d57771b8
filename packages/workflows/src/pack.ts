import { compileWorkflow, type Workflow } from '@handrail/engine';
import type { CaseFile } from './case-file.ts';
import { readKeptSource, writeKeptSource } from './kept-source.ts';
import { noVocabulary, type Vocabulary } from './match/vocabulary.ts';
import type { Snippet } from './snippet.ts';

/** One version of a workflow with its texts, complete without any file. */
export type Pack = {
  workflow: Workflow;
  snippets: Readonly<Record<string, Snippet>>;
  /** What the workflow's `match` entries name; a kept version opens nothing and has none. */
  vocabulary: Vocabulary;
  /** What it must decide; a kept version has none. */
  cases?: CaseFile;
};

/** The pack as JSON text, to keep a version that runs are pinned to. */
export const packSource = ({ workflow, snippets }: Pack): string =>
  writeKeptSource({ version: workflow.version, authored: workflow.authored, snippets });

/** Compiles a kept version again. Throws when the text is not what `packSource` wrote. */
export const restorePack = (source: string): Pack => {
  const { version, authored, snippets } = readKeptSource(source);
  const compiled = compileWorkflow(authored, { version });
  if (!compiled.ok) {
    throw new Error(`Kept version ${version} does not compile: ${compiled.problems.map((p) => p.message).join('; ')}`);
  }
  return { workflow: compiled.workflow, snippets, vocabulary: noVocabulary };
};
