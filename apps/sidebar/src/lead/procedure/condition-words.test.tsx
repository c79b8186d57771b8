// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, render } from '@testing-library/react';
import type { ConditionView, FactDeclaration, Procedure } from '@handrail/contract';
import { afterEach, expect, test } from 'vitest';
import { runView } from '../../fixtures/run-view.ts';
import { ConditionWords } from './condition-words.tsx';

afterEach(cleanup);

const declaration = (id: string, part: Partial<FactDeclaration>): FactDeclaration => {
  const [first] = runView.facts;
  if (!first) throw new Error('The fixture has facts');
  return { ...first.declaration, id, ...part };
};
const question = (id: string, part: Partial<FactDeclaration>) => ({
  declaration: declaration(id, part),
  starts: null,
  look: null,
  reads: null,
  holds: null,
  citations: [],
});
const words: Pick<Procedure, 'questions' | 'workflow'> = {
  workflow: runView.workflow,
  questions: [
    question('used', { ask: 'Is it in use?' }),
    question('lead.said', {
      ask: 'What the lead said',
      role: 'progress',
      type: 'choice',
      options: [
        { value: 'no', label: 'denied' },
        { value: 'yes', label: 'approved' },
      ],
    }),
    question('owners', { ask: 'How many owners are there?', type: 'number' }),
    question('day', { ask: 'When was it made?', type: 'date' }),
  ],
};

/** What is read aloud, a line for each item of a list. */
function read(condition: ConditionView): string[] {
  const { container } = render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <ConditionWords condition={condition} words={words} />
    </ThemeProvider>,
  );
  for (const item of container.querySelectorAll('li')) item.prepend('\n');
  return (container.textContent ?? '').split('\n').map((line) => line.trim());
}
const of = (
  fact: string,
  name: 'is' | 'is_not' | 'at_least' | 'below' | 'before' | 'within_days_ago' | 'not_given',
  ...values: (boolean | number | string)[]
): ConditionView => ({ kind: 'test', fact, test: name, values });

test.each<[ConditionView, string]>([
  [of('used', 'is', true), 'Is it in use? Yes'],
  [of('lead.said', 'is', 'no', 'yes'), 'What the lead said: denied or approved'],
  [of('lead.said', 'is_not', 'yes'), 'What the lead said: anything but approved'],
  [of('owners', 'at_least', 1000), 'How many owners are there? 1,000 or more'],
  [of('owners', 'below', 1), 'How many owners are there? less than 1'],
  [of('day', 'before', '2026-06-01'), 'When was it made? before Jun 1, 2026'],
  [of('day', 'within_days_ago', 1), 'When was it made? at most 1 day ago'],
  [of('day', 'not_given'), 'When was it made? left empty'],
  [{ kind: 'outcome', outcome: 'release' }, 'The decision includes: The address can be released'],
  [{ kind: 'not', part: of('used', 'is', false) }, 'Not this: Is it in use? No'],
  [{ kind: 'always' }, 'None of the checks before applies.'],
])('%j is read as a sentence', (condition, says) => {
  expect(read(condition)).toEqual([says]);
});

test('groups are read as lists inside lists', () => {
  const condition: ConditionView = {
    kind: 'all',
    parts: [of('used', 'is', false), { kind: 'any', parts: [of('owners', 'below', 3), of('lead.said', 'is', 'yes')] }],
  };
  expect(read(condition)).toEqual([
    'All of these:',
    'Is it in use? No',
    'Any of these:',
    'How many owners are there? less than 3',
    'What the lead said: approved',
  ]);
});
