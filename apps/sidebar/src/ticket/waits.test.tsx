// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { RunView, Step, Wait } from '@handrail/contract';
import { afterEach, expect, test } from 'vitest';
import { runContext } from '../fixtures/run-context.ts';
import { askReply, runView } from '../fixtures/run-view.ts';
import type { NewEvent } from '../service/api.ts';
import { type RunContextValue, RunProvider } from '../state/run-context.tsx';
import { StepList } from '../steps/step-list.tsx';
import { Waits } from './waits.tsx';
// Comes later on the page, and is here before anybody waits for it.
import '../steps/approval-step.tsx';
import '../steps/step-exceptions.tsx';

afterEach(cleanup);

const part = {
  hint: null,
  gate: false,
  irreversible: false,
  secondLook: null,
  outcome: 'release',
  phase: 'now',
} as const;
const waiting = { state: 'waiting', since: runView.at, until: null, next: null } as const;
const wait: Step = {
  kind: 'wait',
  ...part,
  id: 'wait',
  title: 'Wait for the reply',
  on: 'the owner of the address',
  limitDays: 4,
  reminder: { ...askReply, unfilled: [] },
  mark: { ...waiting, on: 'the owner of the address', until: '2026-11-24T10:00:00.000Z', next: 'Send the reminder' },
};
const approval: Step = {
  kind: 'approval',
  ...part,
  id: 'approval',
  title: 'Ask a manager',
  question: 'May we go on?',
  mark: { ...waiting, on: 'a team lead' },
  approval: {
    of: 'lead',
    state: 'asked',
    askedBy: { id: '9003', name: 'Ben', role: 'agent' },
    askedAt: runView.at,
    decidedBy: null,
    decidedAt: null,
    comment: null,
    changed: [],
    snapshot: [],
    earlier: [],
  },
};

function waitOf({ id, mark }: Step): Wait {
  if (mark.state !== 'waiting') throw new Error(`${id} does not wait`);
  const { on, since, until, next } = mark;
  return { step: id, on, since, until, next, isOverdue: false, ticketId: null, repliedAt: null };
}

const run: RunView = {
  ...runView,
  decision: { ...runView.decision, status: 'decided', outcome: 'release' },
  steps: [wait, approval],
  waits: [wait, approval].map(waitOf),
  nextStep: null,
};

function draw(part: Partial<RunContextValue> = {}) {
  const recorded: NewEvent[] = [];
  const record = (body: NewEvent) => {
    recorded.push(body);
    return Promise.resolve('recorded' as const);
  };
  const page = (jumpTo: { step: string } | null) => (
    <ThemeProvider theme={DEFAULT_THEME}>
      <RunProvider value={runContext(run, { record, ...part })}>
        <StepList run={run} jumpTo={jumpTo} />
        <Waits run={run} jumpTo={jumpTo} onOpen={() => {}} />
      </RunProvider>
    </ThemeProvider>
  );
  const { rerender } = render(page(null));
  return { recorded, jumpTo: (step: string) => rerender(page({ step })) };
}

const section = () => screen.getByRole('region', { name: 'Waiting on' });

test('what is waited for is drawn once, below what there is to do', () => {
  draw();
  for (const id of ['wait', 'approval']) {
    const rows = [...document.querySelectorAll(`[data-step="${id}"]`)];
    expect(rows).toHaveLength(1);
    expect(section().contains(rows[0] ?? null)).toBe(true);
  }
  expect(screen.getAllByText(/the owner of the address/)).toHaveLength(1);
  expect(screen.queryByText('Everything is done.')).toBeNull();
});

test('a wait offers its reminder, its end and its exceptions where it is drawn', async () => {
  const { recorded } = draw();
  fireEvent.click(within(section()).getByRole('button', { name: /^Waiting: the owner of the address/ }));
  const row = within(section()).getByText('the owner of the address').closest('li') ?? section();
  expect(await within(row).findByRole('button', { name: /^Insert (as public )?reply/ })).toBeDefined();
  fireEvent.click(within(row).getByRole('button', { name: 'Record the reminder' }));
  fireEvent.click(within(row).getByRole('button', { name: 'The wait is over' }));
  expect(recorded.map(({ type }) => type)).toEqual(['reminded', 'step_done']);
  fireEvent.click(within(row).getByRole('button', { name: 'More options' }));
  expect(await within(row).findByRole('button', { name: /^Skip/ })).toBeDefined();
});

test('a jump to what is waited for opens it there', async () => {
  draw().jumpTo('approval');
  expect(await within(section()).findByText('May we go on?')).toBeDefined();
});

test('what the reader decides themself is no longer what they wait for', () => {
  draw({ me: { id: '9002', role: 'lead' } });
  expect(document.querySelector('[data-step="approval"]')).toBeNull();
  expect(within(section()).getAllByRole('listitem')).toHaveLength(1);
});
