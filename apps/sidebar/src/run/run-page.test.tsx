// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { RunView } from '@handrail/contract';
import { afterEach, expect, test } from 'vitest';
import type { NewEvent } from '../api.ts';
import { runView, steps } from '../fixtures/run-view.ts';
import { Questions } from './questions.tsx';
import { RuleList } from './rule-list.tsx';
import { type RunContextValue, RunProvider } from './run-context.tsx';
import { StepList } from '../steps/step-list.tsx';
import { Waits } from './waits.tsx';
import { ZafError, type Zendesk } from '../zendesk.ts';

afterEach(cleanup);

const nowhere = () => Promise.reject(new ZafError('timed_out', 'test', 'no Zendesk here'));
const openedTickets: number[] = [];
const zendesk: Pick<Zendesk, 'insert' | 'undo' | 'setStatus' | 'openTicket'> = {
  insert: nowhere,
  undo: nowhere,
  setStatus: nowhere,
  openTicket(id) {
    openedTickets.push(id);
    return Promise.resolve();
  },
};

function draw(run: RunView, part: Partial<RunContextValue> = {}) {
  const recorded: NewEvent[] = [];
  const value: RunContextValue = {
    run,
    // Nothing else of Zendesk is reached from these parts of the page.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    zendesk: zendesk as Zendesk,
    me: { id: '9001', role: 'agent' },
    record: (body) => {
      recorded.push(body);
      return Promise.resolve('recorded');
    },
    latestRun: () => run,
    isReadOnly: false,
    isAway: false,
    pending: [],
    refusals: [],
    tickOnSubmit: () => {},
    tickIfOpen: () => Promise.resolve(),
    ...part,
  };
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <RunProvider value={value}>
        <RuleList run={run} />
        <Questions run={run} />
        <StepList run={run} jumpTo={null} />
        <Waits run={run} />
      </RunProvider>
    </ThemeProvider>,
  );
  return recorded;
}

test('rules say pass, fail or unknown in words, what forbids first', () => {
  draw(runView);
  const rules = screen.getAllByText(/^(Failed|Not known yet|Passed)$/).map((word) => word.closest('li')?.textContent);
  expect(rules.map((text) => text?.split(':')[0]?.trim())).toEqual(['Failed', 'Not known yet', 'Passed']);
  expect(rules[2]).toContain('There is no data');
  expect(rules[2]).toContain('Is there data? No (Ana');
});

test('one click answers a question, another says that it cannot be found out', () => {
  const recorded = draw(runView);
  const question = screen.getByRole('group', { name: 'Is the address confirmed?' });
  const [yes] = within(question).getAllByRole('button', { name: 'Yes' });
  fireEvent.click(yes ?? question);
  fireEvent.click(within(question).getByRole('button', { name: 'Cannot find out: Is the address confirmed?' }));
  expect(recorded).toEqual([
    { type: 'fact_recorded', fact: 'other.confirmed', value: true, source: 'agent' },
    { type: 'fact_unobtainable', fact: 'other.confirmed', source: 'agent' },
  ]);
});

test('a look-up that failed says so with its time, at the rule and at the question, which can still be answered', () => {
  const failed = { source: 'gitlab', at: '2026-11-20T09:30:00Z', message: 'GitLab did not answer' } as const;
  const facts = runView.facts.map((view) =>
    view.declaration.id === 'other.confirmed' ? { ...view, fact: { state: 'unknown' as const, failed } } : view,
  );
  draw({ ...runView, facts });
  expect(screen.getAllByText(/look-up failed at .+: GitLab did not answer/)).toHaveLength(2);
  const question = screen.getByRole('group', { name: 'Is the address confirmed?' });
  expect(within(question).getByText(/look-up failed/)).toBeDefined();
  expect(within(question).getByRole('button', { name: 'Yes' })).toHaveProperty('disabled', false);
});

test('a text with an unfilled placeholder is marked and cannot be inserted', () => {
  draw(runView);
  expect(screen.getByText('[Name of the requester]').tagName).toBe('MARK');
  expect(screen.getByRole('button', { name: 'Insert as public reply' })).toHaveProperty('disabled', true);
  expect(screen.getByText('Still missing: Name of the requester')).toBeDefined();
});

test('a locked step says why and has nothing to tick it with', () => {
  draw({ ...runView, nextStep: 'release-primary' });
  const locked = screen.getByText('Change the address').closest('li');
  if (!locked) throw new Error('The locked step is not there');
  expect(locked.textContent).toContain('Something that could forbid it is unknown');
  expect(within(locked).queryByRole('button', { name: 'Mark as done' })).toBeNull();
  expect(within(locked).getAllByRole('button')).toHaveLength(1);
});

test('a step that cannot be undone is not ticked while the service is away', () => {
  const open = steps.map((step) => ({ ...step, mark: { state: 'todo' as const, lapsed: null } }));
  draw({ ...runView, steps: open, nextStep: 'release-primary' }, { isAway: true });
  expect(screen.getByRole('button', { name: 'Mark as done' })).toHaveProperty('disabled', true);
});

test('a read-only run shows everything and offers nothing', () => {
  draw(runView, { isReadOnly: true });
  expect(screen.queryByRole('button', { name: 'Mark as sent' })).toBeNull();
  for (const button of screen.getAllByRole('button', { name: /^(Yes|No)$/ }))
    expect(button).toHaveProperty('disabled', true);
});

test('of two owners the one who replied is shown with the way to the reply', () => {
  const wait = { step: 'owners', since: runView.at, until: null, next: null, isOverdue: false };
  const silent = { ...wait, on: 'group owner ida', ticketId: 71, repliedAt: null };
  draw({ ...runView, waits: [silent, { ...silent, on: 'group owner jo', ticketId: 72, repliedAt: runView.at }] });
  const replied = screen.getByRole('button', { name: /^answered .*2026.*, not recorded yet$/ });
  expect(replied.closest('li')?.textContent).toContain('group owner jo');
  fireEvent.click(replied);
  expect(openedTickets).toEqual([72]);
});
