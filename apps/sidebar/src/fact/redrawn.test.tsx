// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, render } from '@testing-library/react';
import type { RunView } from '@handrail/contract';
import { afterEach, expect, test } from 'vitest';
import { runContext } from '../fixtures/run-context.ts';
import { runView } from '../fixtures/run-view.ts';
import { type RunContextValue, RunProvider } from '../state/run-context.tsx';
import { sharedView } from '../state/shared-view.ts';
import { Questions } from './questions.tsx';

afterEach(cleanup);

const [fact] = runView.facts;
const [question] = runView.questions;
if (!fact || !question) throw new Error('The run asks nothing');

/** A choice that counts how often its buttons are drawn. */
function counted(id: string) {
  const option = { value: 'yes', label: `${id} is so` };
  const seen = { times: 0 };
  const declaration = { ...fact!.declaration, id, type: 'choice' as const, ask: `Is ${id} so?` };
  Object.defineProperty(declaration, 'options', {
    enumerable: true,
    get() {
      seen.times += 1;
      return [option];
    },
  });
  return { view: { ...fact!, declaration }, seen };
}

const kept = ['a.one', 'a.two'].map((id) => counted(id));
const asking = (...ids: string[]): RunView => ({
  ...runView,
  facts: kept.map(({ view }) => view),
  questions: ids.map((id) => ({ ...question, fact: id })),
});

test('an answer draws what it changed and leaves the other questions as they are', () => {
  const actions = runContext(runView);
  const page = (run: RunView, part: Partial<RunContextValue> = {}) => (
    <ThemeProvider theme={DEFAULT_THEME}>
      <RunProvider value={{ ...actions, run, ...part }}>
        <Questions run={run} />
      </RunProvider>
    </ThemeProvider>
  );
  const before = asking('a.one', 'a.two');
  const { rerender, getAllByRole } = render(page(before));
  const drawn = () => kept.map(({ seen }) => seen.times);
  const after = { ...asking('a.one', 'a.two'), seq: before.seq + 1, because: ['something else'] };
  const now = { ...after, questions: sharedView(before.questions, after.questions) };
  const first = drawn();
  rerender(page(now));
  expect(drawn()).toEqual(first);
  // What it is disabled by is drawn.
  rerender(page(now, { isReadOnly: true }));
  expect(drawn()).not.toEqual(first);
  for (const button of getAllByRole('button', { name: / is so$/ })) expect(button).toHaveProperty('disabled', true);
});
