// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { RunView } from '@handrail/contract';
import { afterEach, expect, test } from 'vitest';
import { runView } from '../fixtures/run-view.ts';
import { Questions } from './questions.tsx';
import { type RunContextValue, RunProvider } from '../state/run-context.tsx';
import { runContext } from '../fixtures/run-context.ts';

afterEach(cleanup);

const [fact] = runView.facts;
const [question] = runView.questions;
if (!fact || !question) throw new Error('The run asks nothing');
const unobtainable = {
  state: 'unobtainable',
  source: 'agent',
  by: null,
  at: '2026-11-20T10:00:00.000Z',
  evidence: null,
  note: null,
} as const;
const ids = ['a.one', 'a.two', 'a.three', 'a.four'];
/** Asks these facts in writing. */
const asking = (...asked: readonly string[]): RunView => ({
  ...runView,
  questions: asked.map((id) => ({ ...question, fact: id })),
  facts: ids.map((id) => ({ ...fact, declaration: { ...fact.declaration, id, type: 'text', ask: `What is ${id}?` } })),
});

function page(run: RunView, part: Partial<RunContextValue> = {}) {
  const value = runContext(run, part);
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

test('a question that a colleague has answered meanwhile says what they recorded', () => {
  const { rerender } = render(page(asking('a.one')));
  fireEvent.input(input('a.one'), { target: { value: 'half' } });
  const said = { state: 'known', value: 'kim.old', source: 'agent', by: null, evidence: null, note: null } as const;
  const answered = asking();
  const facts = answered.facts.map((view) =>
    view.declaration.id === 'a.one' ? { ...view, fact: { ...said, at: answered.at } } : view,
  );
  rerender(page({ ...answered, facts }));
  expect(screen.getByText('Recorded: kim.old')).toBeDefined();
  expect(screen.queryByText(/no longer applies/)).toBeNull();
  expect(input('a.one')).toHaveProperty('value', 'half');
});

test('it stays even when it is not asked any more, and goes when it is emptied', () => {
  const { rerender } = render(page(asking('a.one')));
  fireEvent.input(input('a.one'), { target: { value: 'half' } });
  rerender(page(asking()));
  expect(screen.getByText('This question no longer applies. Your text is still here.')).toBeDefined();
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

test('X34: a lead who answers what could not be found out says what it rests on, and vouches for it', () => {
  const sent: unknown[] = [];
  const lost = asking('a.one');
  const facts = lost.facts.map((view) => ({ ...view, fact: unobtainable, leadCanAnswer: true }));
  const record = (body: unknown) => {
    sent.push(body);
    return Promise.resolve('recorded' as const);
  };
  render(page({ ...lost, facts }, { me: { id: '9002', role: 'lead' }, record }));
  fireEvent.change(input('a.one'), { target: { value: 'never' } });
  fireEvent.click(screen.getByRole('button', { name: 'Record' }));
  expect(sent).toEqual([]);
  fireEvent.change(screen.getByRole('textbox', { name: /rest on/ }), { target: { value: 'The audit log says so' } });
  fireEvent.click(screen.getAllByRole('button', { name: 'Record' }).at(-1) ?? document.body);
  const vouched = { source: 'manager', note: 'The audit log says so', value: 'never' };
  expect(sent).toEqual([expect.objectContaining({ type: 'fact_recorded', ...vouched })]);
});

test('X34: nobody’s consent is answered by a lead as a manager', () => {
  const sent: unknown[] = [];
  const lost = asking('a.one');
  const facts = lost.facts.map((view) => ({ ...view, fact: unobtainable, leadCanAnswer: false }));
  const record = (body: unknown) => {
    sent.push(body);
    return Promise.resolve('recorded' as const);
  };
  render(page({ ...lost, facts }, { me: { id: '9002', role: 'lead' }, record }));
  fireEvent.change(input('a.one'), { target: { value: 'granted' } });
  fireEvent.click(screen.getByRole('button', { name: 'Record' }));
  expect(sent).toEqual([expect.objectContaining({ source: 'agent' })]);
});

test('a page can be pasted while it answers at least one question that is open', async () => {
  const admin = {
    page: 'gitlab_admin_user' as const,
    fields: [
      { fact: 'a.one', field: 'username' },
      { fact: 'a.two', field: 'email' },
    ],
    about: [],
  };
  const pasting = () => screen.findByRole('group', { name: 'Paste the page from Admin' });
  const { rerender } = render(page({ ...asking('a.one', 'a.two'), pastedPages: [admin] }));
  expect(await pasting()).toBeDefined();
  rerender(page({ ...asking('a.two', 'a.three'), pastedPages: [admin] }));
  expect(await pasting()).toBeDefined();
  rerender(page({ ...asking('a.three'), pastedPages: [admin] }));
  expect(screen.queryByRole('group', { name: 'Paste the page from Admin' })).toBeNull();
});
