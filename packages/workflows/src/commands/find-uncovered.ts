import type { Place, SourceProblem } from '../source-problem.ts';
import type { Path } from '../yaml-source.ts';
import { casesOf } from './coverage-document.ts';
import type { Cover } from './cover.ts';
import type { Handbook } from './handbook.ts';

type Found = Pick<SourceProblem, 'message' | 'suggestion'>;

/** What keeps a handbook rule from being covered; null when nothing does. */
const lackOf = (
  { number, information, left_out, says }: Handbook['rules'][number],
  covers: readonly Cover[],
): Found | null => {
  if (left_out !== undefined) return null;
  const name = String(number);
  if (!covers.some(({ carriers }) => carriers.some((carrier) => carrier.number === name))) {
    const suggestion = `add '${name}' to handbook: of the rule, step or text that carries it`;
    return { message: `No workflow carries handbook rule ${name}: ${says}`, suggestion };
  }
  if (information || covers.some((cover) => casesOf(cover, name).length > 0)) return null;
  return { message: `No case shows handbook rule ${name}: ${says}`, suggestion: 'write a case that its rule decides' };
};

/** Rules that no case decides or just misses, and outcomes that no case comes to. */
const untried = ({ pack, decided, missed, reached }: Cover): SourceProblem[] => {
  const { workflow, trace } = pack;
  const problem = (path: (string | number)[], message: string, suggestion: string): SourceProblem => ({
    ...trace(path, true),
    message,
    suggestion,
    severity: 'error',
  });
  return [
    ...workflow.rules.flatMap(({ id }, index) => {
      const path = ['rules', index, 'id'];
      const about = `${workflow.id}: no case`;
      return [
        ...(decided.get(id)?.length === 0 ? [problem(path, `${about} is decided by rule ${id}`, 'write one')] : []),
        ...(missed.has(id)
          ? []
          : [
              problem(
                path,
                `${about} just misses rule ${id}`,
                `add misses: [${id}] to one that a single fact keeps from it`,
              ),
            ]),
      ];
    }),
    ...Object.keys(workflow.authored.outcomes)
      .filter((outcome) => !reached.has(outcome))
      .map((outcome) => problem(['outcomes', outcome], `${workflow.id}: no case comes to ${outcome}`, 'write one')),
  ];
};

/** Everything that is still to be carried or shown, and numbers that the handbook does not have. */
export const findUncovered = (
  handbook: Handbook,
  covers: readonly Cover[],
  placeOf: (path: Path) => Place & { file: string },
): { problems: SourceProblem[]; covered: number } => {
  const known = new Set([...handbook.rules.map(({ number }) => String(number)), ...Object.keys(handbook.readings)]);
  const lacking = handbook.rules.flatMap((rule, index): SourceProblem[] => {
    const lack = lackOf(rule, covers);
    return lack ? [{ ...placeOf(['rules', index]), ...lack, severity: 'error' }] : [];
  });
  const strays = covers.flatMap(({ carriers }) =>
    carriers
      .filter(({ number }) => !known.has(number))
      .map(
        ({ number, place }): SourceProblem => ({
          ...place,
          message: `The handbook has no rule ${number}`,
          suggestion: 'numbers are listed in handbook.yaml',
          severity: 'error',
        }),
      ),
  );
  const homeless = Object.entries(handbook.readings).flatMap(([number, reading]): SourceProblem[] => {
    const isLate = Number(number.slice(1)) > 30;
    const isShown = covers.some((cover) => casesOf(cover, number).length > 0);
    if (!isLate || isShown || reading.tests.length > 0 || reading.comes_with !== undefined) return [];
    const message = `Nothing shows how ${number} is kept: ${reading.says}`;
    const suggestion = 'name it in a rule and a case, or the tests that prove it';
    return [{ ...placeOf(['readings', number]), message, suggestion, severity: 'error' }];
  });
  return {
    problems: [...lacking, ...homeless, ...strays, ...covers.flatMap(untried)],
    covered: handbook.rules.length - lacking.length,
  };
};
