import { compileWorkflow, type Workflow } from '@handrail/engine';
import { z } from 'zod';
import { SnippetSchema, type Snippet } from './snippet.ts';

/** One version of a workflow with its texts, complete without any file. */
export type Pack = { workflow: Workflow; snippets: Readonly<Record<string, Snippet>> };

const PackSourceSchema = z.object({
  version: z.string(),
  authored: z.unknown(),
  snippets: z.record(z.string(), SnippetSchema),
});

/** The pack as JSON text, to keep a version that runs are pinned to. */
export const packSource = ({ workflow, snippets }: Pack): string =>
  JSON.stringify({ version: workflow.version, authored: workflow.authored, snippets });

/** Compiles a kept version again. Throws when the text is not what `packSource` wrote. */
export const restorePack = (source: string): Pack => {
  const { version, authored, snippets } = PackSourceSchema.parse(JSON.parse(source));
  const compiled = compileWorkflow(authored, { version });
  if (!compiled.ok) {
    throw new Error(`Kept version ${version} does not compile: ${compiled.problems.map((p) => p.message).join('; ')}`);
  }
  return { workflow: compiled.workflow, snippets };
};
