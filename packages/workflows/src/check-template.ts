import { suggestName } from '@handrail/engine';
import { contextNames } from './template-scope.ts';
import { createLiquid, placeholdersIn } from './liquid.ts';

/** Something wrong in a Liquid text; `line` and `column` count inside that text. */
export type TemplateProblem = { line: number; column: number; message: string; suggestion: string | null };

const liquid = createLiquid({ escape: String, refuse: () => undefined });

const position = (error: unknown): { line: number; column: number } => {
  const at = /line:(\d+), col:(\d+)/.exec(error instanceof Error ? error.message : '');
  return { line: Number(at?.[1] ?? 1), column: Number(at?.[2] ?? 1) };
};

/** Reads a template without filling it: which facts it names, and what in it cannot be filled. */
export const checkTemplate = (text: string, factIds: readonly string[]) => {
  const known = [...factIds, ...contextNames];
  const facts = new Set<string>();
  const problems: TemplateProblem[] = [];
  try {
    for (const { name, row, col } of placeholdersIn(liquid, liquid.parse(text))) {
      if (factIds.includes(name)) facts.add(name);
      else if (!contextNames.includes(name)) {
        const message = `Placeholder ${name} is no fact of this workflow`;
        problems.push({ line: row, column: col, message, suggestion: suggestName(name, known) });
      }
    }
  } catch (error) {
    const message = (error instanceof Error ? error.message : String(error)).replace(/, line:\d+, col:\d+$/, '');
    problems.push({ ...position(error), message: `Liquid: ${message}`, suggestion: null });
  }
  return { facts, problems };
};
