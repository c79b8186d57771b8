// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, render, screen } from '@testing-library/react';
import type { RunView } from '@handrail/contract';
import { afterEach, expect, test } from 'vitest';
import { Questions } from '../fact/questions.tsx';
import { runContext } from '../fixtures/run-context.ts';
import { runView } from '../fixtures/run-view.ts';
import { RunProvider, type RunContextValue } from '../state/run-context.tsx';
import { RunChooser } from './run-chooser.tsx';
import { VerdictCard } from '../verdict/verdict-card.tsx';

afterEach(cleanup);

const [fact] = runView.facts;
const [question] = runView.questions;
const [missing] = runView.decision.missing;
if (!fact || !question || !missing) throw new Error('The run asks nothing');
const together = ['user.can', 'user.tried', 'user.other_way'];
const ids = [...together, 'work.act'];

/** What the account is called opens a page and decides nothing; three of the others are asked as one. */
const run: RunView = {
  ...runView,
  decision: { ...runView.decision, missing: ids.map((id) => ({ ...missing, fact: id })) },
  questions: ['other.username', ...ids].map((id) => ({ ...question, fact: id })),
  facts: ['other.username', ...ids].map((id) => ({
    ...fact,
    declaration: { ...fact.declaration, id, ask: `Is ${id} so?` },
    fact: { state: 'unknown', failed: null },
  })),
  jointQuestions: [
    { ask: 'Can they?', hint: null, facts: together, answers: [{ label: 'No', facts: { 'user.can': false } }] },
  ],
};

const other: RunView = { ...runView, id: '01a206ef-22f0-727c-88cf-eadb97325353' };

function draw(shown: RunView, part: Partial<RunContextValue> = {}) {
  const value = runContext(shown, part);
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <RunChooser runs={[shown, other]} pending={value.pending} selectedId={shown.id} onSelect={() => {}} />
      <RunProvider value={value}>
        <VerdictCard run={shown} />
        <Questions run={shown} />
      </RunProvider>
    </ThemeProvider>,
  );
}

test('the decision, the questions and the list of runs count the questions that are drawn', () => {
  draw(run);
  expect(screen.getAllByRole('group')).toHaveLength(3);
  expect(screen.getByRole('heading', { name: 'Answer 3 questions to decide' })).toBeDefined();
  expect(screen.getAllByText('3 questions are still open.')).toHaveLength(2);
});

test('they agree also while an answer to several at once is on its way', () => {
  const known = {
    state: 'known',
    value: true,
    source: 'agent',
    by: null,
    at: run.at,
    evidence: null,
    note: null,
  } as const;
  const facts = run.facts.map((view) => (view.declaration.id === 'user.tried' ? { ...view, fact: known } : view));
  const questions = run.questions.filter(({ fact: id }) => id !== 'user.tried');
  const body = { type: 'fact_recorded', fact: 'user.can', value: true, source: 'agent' } as const;
  const pending = [{ runId: run.id, key: 'key', at: 0, seq: 5, insist: false, body }];
  draw({ ...run, facts, questions }, { pending });
  expect(screen.getByRole('heading', { name: 'Answer 3 questions to decide' })).toBeDefined();
  expect(screen.getAllByText('3 questions are still open.')).toHaveLength(2);
});

test('what only a step has to know once it is decided is not asked to decide', () => {
  draw({ ...run, decision: { ...run.decision, status: 'decided', missing: [] } });
  expect(screen.getByRole('heading', { name: 'Answer 3 questions for the next step' })).toBeDefined();
  expect(screen.queryByRole('heading', { name: /to decide/ })).toBeNull();
});
