// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { FactDeclaration, RunView } from '@handrail/contract';
import { afterEach, expect, test } from 'vitest';
import { runView } from '../fixtures/run-view.ts';
import type { NewEvent } from '../service/api.ts';
import { RunProvider } from '../state/run-context.tsx';
import { askedTogether } from './asked-together.ts';
import { Questions } from './questions.tsx';
import { runContext } from '../fixtures/run-context.ts';

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

const [fact] = runView.facts;
const [question] = runView.questions;
if (!fact || !question) throw new Error('The run asks nothing');

const stuck = { 'user.can': true, 'user.tried': true, 'user.other_way': false };
const answers = [
  { label: 'No, it takes us', facts: { 'user.can': false } },
  { label: 'Yes, but nothing works', facts: stuck },
];
const types: Record<string, FactDeclaration['type']> = {
  'user.can': 'boolean',
  'user.tried': 'boolean',
  'user.other_way': 'boolean',
  'work.act': 'text',
  'work.object': 'email',
};
const run: RunView = {
  ...runView,
  questions: Object.keys(types).map((id) => ({ ...question, fact: id })),
  facts: Object.entries(types).map(([id, type]) => ({
    declaration: { ...fact.declaration, id, type, ask: `What is ${id}?` },
    leadCanAnswer: true,
    fact: { state: 'unknown', failed: null },
  })),
  jointQuestions: [
    { ask: 'Can they?', hint: null, facts: Object.keys(stuck), answers },
    { ask: null, hint: null, facts: ['work.act', 'work.object'], answers: [] },
  ],
};

function page(recorded: NewEvent[], ticked: string[] = [], shown = run) {
  const value = runContext(shown, {
    record: (body) => {
      recorded.push(body);
      return Promise.resolve('recorded');
    },
    tickIfOpen: async (step) => void ticked.push(step),
  });
  return (
    <ThemeProvider theme={DEFAULT_THEME}>
      <RunProvider value={value}>
        <Questions run={shown} />
      </RunProvider>
    </ThemeProvider>
  );
}

const drawn = () => screen.queryAllByRole('group').map((group) => group.getAttribute('data-question'));
const said = (recorded: NewEvent[]) => recorded.flatMap((body) => ('value' in body ? [[body.fact, body.value]] : []));

test('one click records all that an answer says, the fact it is asked for last', async () => {
  const recorded: NewEvent[] = [];
  render(page(recorded));
  expect(drawn()).toEqual(['user.can', 'work.act']);
  fireEvent.click(screen.getByRole('button', { name: 'Yes, but nothing works' }));
  await waitFor(() => expect(recorded).toHaveLength(3));
  expect(said(recorded)).toEqual([
    ['user.tried', true],
    ['user.other_way', false],
    ['user.can', true],
  ]);
});

test('it leads to the page on which all of it is looked up', () => {
  const look = {
    id: 'admin_user',
    label: 'The account in Admin',
    system: 'GitLab Admin',
    url: 'https://gitlab.com/admin',
  };
  const questions = run.questions.map((one) => ({ ...one, look: one.fact === 'user.can' ? look : null }));
  render(page([], [], { ...run, questions }));
  expect(screen.getByRole('link', { name: /The account in Admin/ }).getAttribute('href')).toBe(look.url);
});

test('a form records nothing until all of it can be read, and then all of it', async () => {
  const recorded: NewEvent[] = [];
  render(page(recorded));
  const write = (id: string, value: string) =>
    fireEvent.change(screen.getByRole('textbox', { name: `What is ${id}?` }), { target: { value } });
  write('work.act', ' clone it ');
  write('work.object', 'no address');
  fireEvent.click(screen.getByRole('button', { name: 'Record' }));
  expect(screen.getByText('Enter one email address, like name@example.com.')).toBeDefined();
  expect(recorded).toEqual([]);
  write('work.object', 'ana@example.com');
  fireEvent.click(screen.getByRole('button', { name: 'Record' }));
  await waitFor(() => expect(recorded).toHaveLength(2));
  expect(said(recorded)).toEqual([
    ['work.object', 'ana@example.com'],
    ['work.act', 'clone it'],
  ]);
});

test('whoever cannot answer all of it answers one by one', () => {
  render(page([]));
  fireEvent.click(screen.getAllByRole('button', { name: 'Answer one by one' })[0] ?? document.body);
  expect(drawn()).toEqual(['user.can', 'user.tried', 'user.other_way']);
});

test('where a part is answered, proposed or not asked, only the rest is asked', () => {
  const asked = Object.keys(types);
  const drawnOf = (changed: Partial<RunView>, facts = asked) =>
    askedTogether({ ...run, ...changed }, facts).map(({ facts: group }) => group.join(' '));
  expect(drawnOf({})).toEqual(['user.can user.tried user.other_way', 'work.act work.object']);
  const known = { state: 'known', value: true, source: 'agent', by: null, at: runView.at, evidence: null, note: null };
  const answered = (id: string, source: 'agent' | 'workflow') =>
    run.facts.map((view) =>
      view.declaration.id === id ? { ...view, fact: { ...known, source, state: 'known' as const } } : view,
    );
  expect(drawnOf({ facts: answered('user.tried', 'agent') }).slice(0, 3)).toEqual([
    'user.can',
    'user.tried',
    'user.other_way',
  ]);
  expect(drawnOf({ facts: answered('user.tried', 'workflow') })[0]).toBe('user.can user.tried user.other_way');
  expect(drawnOf({}, ['user.can', 'work.act'])).toEqual(['user.can user.tried user.other_way', 'work.act']);
  expect(drawnOf({}, ['user.tried', 'work.act'])).toEqual(['user.tried', 'work.act']);
});

test('it stays one question while its answer is on the way', () => {
  const partly = run.facts.map((view) =>
    view.declaration.id === 'user.tried'
      ? {
          ...view,
          fact: {
            state: 'known' as const,
            value: true,
            source: 'agent' as const,
            by: null,
            at: runView.at,
            evidence: null,
            note: null,
          },
        }
      : view,
  );
  const [first] = askedTogether({ ...run, facts: partly }, Object.keys(types), (id) => id === 'user.can');
  expect(first?.facts).toEqual(['user.can', 'user.tried', 'user.other_way']);
});
