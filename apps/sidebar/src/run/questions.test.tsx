// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { RunView } from '@handrail/contract';
import { afterEach, expect, test } from 'vitest';
import { runView } from '../fixtures/run-view.ts';
import type { Zendesk } from '../zendesk.ts';
import { Questions } from './questions.tsx';
import { type RunContextValue, RunProvider } from './run-context.tsx';

afterEach(cleanup);

const [fact] = runView.facts;
const [question] = runView.questions;
if (!fact || !question) throw new Error('The run asks nothing');
const ids = ['a.one', 'a.two', 'a.three', 'a.four'];
/** Asks these facts in writing. */
const asking = (...asked: readonly string[]): RunView => ({
  ...runView,
  questions: asked.map((id) => ({ ...question, fact: id })),
  facts: ids.map((id) => ({ ...fact, declaration: { ...fact.declaration, id, type: 'text', ask: `What is ${id}?` } })),
});

function page(run: RunView) {
  const value: RunContextValue = {
    run,
    // Nothing of Zendesk is reached from the questions.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    zendesk: {} as Zendesk,
    me: { id: '9001', role: 'agent' },
    record: () => Promise.resolve('recorded'),
    latestRun: () => run,
    isReadOnly: false,
    isAway: false,
    pending: [],
    refusals: [],
    tickOnSubmit: () => {},
    tickIfOpen: () => Promise.resolve(),
  };
  return (
    <ThemeProvider theme={DEFAULT_THEME}>
      <RunProvider value={value}>
        <Questions run={run} />
      </RunProvider>
    </ThemeProvider>
  );
}

const drawn = () => screen.queryAllByRole('group').map((group) => group.getAttribute('data-question'));
const input = (id: string) => screen.getByRole('textbox', { name: `What is ${id}?` });

test('the question somebody writes in stays with its text and focus when others are asked before it', () => {
  const { rerender } = render(page(asking('a.one', 'a.two')));
  input('a.two').focus();
  fireEvent.input(input('a.two'), { target: { value: 'half' } });
  rerender(page(asking('a.three', 'a.four', 'a.one', 'a.two')));
  expect(drawn()).toEqual(['a.three', 'a.four', 'a.one', 'a.two']);
  expect(input('a.two')).toHaveProperty('value', 'half');
  expect(document.activeElement).toBe(input('a.two'));
});

test('it stays even when it is not asked any more, and goes when it is emptied', () => {
  const { rerender } = render(page(asking('a.one')));
  fireEvent.input(input('a.one'), { target: { value: 'half' } });
  rerender(page(asking()));
  expect(screen.getByText('This is not asked any more. What you wrote is still here.')).toBeDefined();
  expect(input('a.one')).toHaveProperty('value', 'half');
  fireEvent.input(input('a.one'), { target: { value: '' } });
  expect(drawn()).toEqual([]);
});

test('it goes with its answer', () => {
  const { rerender } = render(page(asking('a.one')));
  fireEvent.input(input('a.one'), { target: { value: 'whole' } });
  fireEvent.click(screen.getByRole('button', { name: 'Record' }));
  rerender(page(asking()));
  expect(drawn()).toEqual([]);
});
