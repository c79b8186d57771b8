// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { FactView, LookUpView, RunView } from '@handrail/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runView } from '../fixtures/run-view.ts';
import { type RunContextValue, RunProvider } from '../state/run-context.tsx';
import type { Zendesk } from '../zendesk/zendesk.ts';
import { LookedUpNote } from './looked-up-note.tsx';
import { runContext } from '../fixtures/run-context.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const [first] = runView.facts;
if (!first) throw new Error('The run knows no fact');
const recordedAt = Date.parse('2026-11-23T12:00:00Z');
const hour = 60 * 60_000;
const by = { id: 'service', name: null, role: 'service' } as const;
const said = (source: 'gitlab' | 'agent'): FactView => ({
  ...first,
  fact: { state: 'known', value: true, source, by, at: new Date(recordedAt).toISOString(), evidence: null, note: null },
});
const looked: LookUpView = {
  fact: first.declaration.id,
  source: 'gitlab',
  result: 'recorded',
  reason: null,
  at: runView.at,
};

function draw(view: FactView, age: number, change: Partial<RunView> = {}) {
  vi.setSystemTime(recordedAt + age);
  const lookUp = vi.fn<RunContextValue['lookUp']>(() => Promise.resolve());
  const run = { ...runView, canLookUp: [first!.declaration.id], lookUps: [looked], ...change };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing of Zendesk is reached from here
  const zendesk = {} as Zendesk;
  const value = runContext(run, { zendesk, lookUp });
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <RunProvider value={value}>
        <LookedUpNote view={view} />
      </RunProvider>
    </ThemeProvider>,
  );
  return lookUp;
}

test('what a system said more than a day ago is called old and can be looked up again', () => {
  const lookUp = draw(said('gitlab'), 25 * hour);
  expect(screen.getByText(/more than a day old/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: `Look again: ${first.declaration.ask}` }));
  expect(lookUp).toHaveBeenCalledExactlyOnceWith([first.declaration.id]);
});

test('what it said today is not, and neither is what a person said, however old', () => {
  draw(said('gitlab'), 23 * hour);
  expect(screen.queryByRole('button')).toBeNull();
  draw(said('agent'), 1000 * hour);
  expect(screen.queryByText(/more than a day old/)).toBeNull();
});

test('a system can be asked about what a person answered', () => {
  const lookUp = draw(said('agent'), hour, { lookUps: [] });
  fireEvent.click(screen.getByRole('button', { name: `Look it up: ${first.declaration.ask}` }));
  expect(lookUp).toHaveBeenCalledExactlyOnceWith([first.declaration.id]);
});

test('what to bear in mind about a value stands beside it', () => {
  const reason = { code: 'unconfirmed_secondary_invisible', detail: null } as const;
  draw(said('gitlab'), hour, { lookUps: [{ ...looked, reason }] });
  expect(screen.getByText(/GitLab: an unconfirmed secondary address would not show up/)).toBeTruthy();
});

test('what can no longer be read is called old without a button', () => {
  draw(said('gitlab'), 25 * hour, { canLookUp: [] });
  expect(screen.getByText(/more than a day old/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
