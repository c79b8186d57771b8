// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { Proposal, RunView } from '@handrail/contract';
import { afterEach, expect, test, vi } from 'vitest';
import { runContext } from '../fixtures/run-context.ts';
import { runView } from '../fixtures/run-view.ts';
import { Contradictions, ProposalRow } from './proposal-row.tsx';
import { type RunContextValue, RunProvider } from '../state/run-context.tsx';

afterEach(cleanup);

const proposal = (fact: string): Proposal => ({
  fact,
  value: true,
  shown: 'Yes',
  source: 'ticket',
  says: 'I have confirmed it long ago.',
  link: null,
  at: runView.at,
});

function draw(run: RunView, only?: Proposal) {
  const record = vi.fn<RunContextValue['record']>(() => Promise.resolve('recorded'));
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <RunProvider value={runContext(run, { record })}>
        {only ? <ProposalRow proposal={only} /> : <Contradictions />}
      </RunProvider>
    </ThemeProvider>,
  );
  return record;
}

test('one click answers the question in the agent’s name, and keeps the sentence', () => {
  const record = draw(runView, proposal('other.confirmed'));
  expect(screen.getByText('I have confirmed it long ago.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Use Yes for: Is the address confirmed?' }));
  expect(record).toHaveBeenCalledExactlyOnceWith(
    {
      type: 'fact_recorded',
      fact: 'other.confirmed',
      value: true,
      source: 'agent',
      evidence: null,
      note: 'I have confirmed it long ago.',
    },
    { undo: 'click' },
  );
});

test('against an answer that is there it says so, and one click corrects it', () => {
  const record = draw({ ...runView, proposals: [proposal('other.has_data'), proposal('other.confirmed')] });
  expect(screen.getAllByText(/This differs from the answer here/)).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: 'Use Yes for: Is there data?' }));
  expect(record).toHaveBeenCalledWith(
    expect.objectContaining({ type: 'fact_corrected', reason: 'The ticket says: Yes' }),
    { undo: 'click' },
  );
});
