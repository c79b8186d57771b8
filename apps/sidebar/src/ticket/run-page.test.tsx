// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { Fact, RunView, Step } from '@handrail/contract';
import { afterEach, expect, test } from 'vitest';
import type { NewEvent } from '../service/api.ts';
import { runView, steps } from '../fixtures/run-view.ts';
import { Questions } from '../fact/questions.tsx';
import { RuleList } from '../verdict/rule-list.tsx';
import { type RunContextValue, RunProvider } from '../state/run-context.tsx';
import { StepList } from '../steps/step-list.tsx';
import { KeptRecord } from '../record/kept-record.tsx';
import { EndingNotice } from './ending-notice.tsx';
import { MergedNotice } from './merged-notice.tsx';
import { Waits } from './waits.tsx';
import { ZafError, type Zendesk } from '../zendesk/zendesk.ts';
import { runContext } from '../fixtures/run-context.ts';

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

const parts = (run: RunView) => (
  <>
    <RuleList run={run} />
    <Questions run={run} />
    <StepList run={run} jumpTo={null} />
    <Waits run={run} jumpTo={null} onOpen={() => {}} />
  </>
);

function draw(run: RunView, part: Partial<RunContextValue> = {}, drawn = parts(run)) {
  const recorded: NewEvent[] = [];
  const value = runContext(run, {
    // Nothing else of Zendesk is reached from these parts of the page.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    zendesk: zendesk as Zendesk,
    record: (body) => {
      recorded.push(body);
      return Promise.resolve('recorded');
    },
    ...part,
  });
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <RunProvider value={value}>{drawn}</RunProvider>
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
  expect(screen.getByRole('button', { name: /^Insert (as public )?reply/ })).toHaveProperty('disabled', true);
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

test('a step that asks cannot be ticked before its questions have answers', () => {
  const asking: Step = {
    kind: 'ask',
    id: 'look',
    title: 'Look again',
    hint: null,
    gate: false,
    irreversible: false,
    secondLook: null,
    outcome: null,
    phase: 'now',
    mark: { state: 'todo', lapsed: null },
    facts: ['other.confirmed'],
    question: null,
  };
  const isTickable = () => !screen.getByRole('button', { name: 'Mark as done' }).hasAttribute('disabled');
  draw({ ...runView, steps: [asking], nextStep: 'look' });
  // The list of missing facts asks the same, so the step is folded.
  fireEvent.click(screen.getByRole('button', { name: 'To do: Look again' }));
  expect(isTickable()).toBe(false);
  cleanup();
  const said: Fact = {
    state: 'known',
    value: true,
    source: 'agent',
    by: null,
    at: runView.at,
    evidence: null,
    note: null,
  };
  const facts = runView.facts.map((view) =>
    view.declaration.id === 'other.confirmed' ? { ...view, fact: said } : view,
  );
  draw({ ...runView, facts, steps: [asking], nextStep: 'look' });
  expect(isTickable()).toBe(true);
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

test('a run that cannot be worked out shows what happened, and goes on only by moving to the newer version', () => {
  const actor = { id: '9001', name: 'Ana', role: 'agent' } as const;
  const history = [{ seq: 1, at: runView.at, actor, type: 'run_opened', says: 'Opened: the subject says so' }];
  const run = { ...runView, unreadable: 'It cannot be read', newerVersion: 'newer', history };
  const recorded = draw(run, {}, <KeptRecord />);
  expect(screen.getByText('Only the record is left')).toBeDefined();
  expect(screen.getByText(/Opened: the subject says so/)).toBeDefined();
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Its version is gone' } });
  fireEvent.click(screen.getByRole('button', { name: 'Move to the newer version' }));
  const from = runView.workflow.version;
  expect(recorded).toEqual([{ type: 'run_migrated', from, to: 'newer', reason: 'Its version is gone' }]);
  cleanup();
  draw({ ...run, newerVersion: null }, {}, <KeptRecord />);
  expect(screen.queryByRole('button')).toBeNull();
});

test('X41: what was merged leads to the other ticket, from both sides, and is not reopened', () => {
  const ending = { ending: 'merged', why: null, into: 18, note: null, by: null, at: null, ownersToTell: [] } as const;
  const before = openedTickets.length;
  draw(runView, {}, <EndingNotice run={runView} ending={{ ...ending, ownersToTell: [] }} />);
  expect(screen.queryByRole('button', { name: 'Reopen this checklist' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Go on in ticket 18' }));
  draw(runView, {}, <MergedNotice from={[17, 16]} cameFrom={[{ ticketId: 16, how: 'follow_up' }]} />);
  expect(screen.getByRole('button', { name: 'This ticket follows up ticket 16' })).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Ticket 17 was merged into this one' }));
  expect(openedTickets.slice(before)).toEqual([18, 17]);
});
