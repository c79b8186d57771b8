import { basename } from 'node:path';
import { shapeProblems } from './shape-problem.ts';
import { SnippetHeadSchema, type Snippet } from './snippet.ts';
import type { SourceProblem } from './source-problem.ts';
import { readYaml } from './yaml-source.ts';

/** A snippet as it stands in its file. */
export type SnippetSource = { snippet: Snippet; file: string; bodyLine: number };

/** Splits front matter from body and checks the front matter's shape. */
export const readSnippet = (
  file: string,
  text: string,
): { ok: true; source: SnippetSource } | { ok: false; problems: SourceProblem[] } => {
  const problem = (line: number, message: string, suggestion: string | null): SourceProblem => ({
    file,
    line,
    column: 1,
    message,
    suggestion,
    severity: 'error',
  });
  const match = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (!match) {
    return {
      ok: false,
      problems: [problem(1, 'A snippet starts with front matter', 'begin with ---, title: ..., mode: public, ---')],
    };
  }
  const head = readYaml(file, match[1] ?? '', 2);
  if (head.problems.length > 0) return { ok: false, problems: head.problems };
  const parsed = SnippetHeadSchema.safeParse(head.value);
  if (!parsed.success) {
    const keys = Object.keys(SnippetHeadSchema.shape);
    return {
      ok: false,
      problems: shapeProblems(parsed.error, () => keys).map(({ path, message, suggestion }) => ({
        ...problem(1, message, suggestion),
        ...head.at(path),
      })),
    };
  }
  const body = text.slice(match[0].length);
  const bodyLine = match[0].split('\n').length;
  if (body.trim() === '') return { ok: false, problems: [problem(bodyLine, 'The snippet has no text', null)] };
  return { ok: true, source: { snippet: { id: basename(file, '.md'), ...parsed.data, body }, file, bodyLine } };
};
