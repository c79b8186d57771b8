import type { Condition, Test } from './authored-workflow.ts';

/** The schema lets nothing but tests stand under a fact's name; `all`, `any` and `not` are taken out before. */
export function isTest(part: Test | Condition | Condition[]): part is Test {
  return typeof part !== 'object' || !Array.isArray(part) || part.every((entry) => typeof entry !== 'object');
}
