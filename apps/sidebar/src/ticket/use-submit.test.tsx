// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react';
import type { TicketComment, TicketStatus } from '@handrail/contract';
import { afterEach, expect, test } from 'vitest';
import { runView } from '../fixtures/run-view.ts';
import { firstState } from '../state/ticket-state.ts';
import type { TicketStore } from '../state/ticket-store.ts';
import type { Zendesk } from '../zendesk/zendesk.ts';
import { useSubmit } from './use-submit.ts';

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

const words = 'Please reply from that address.';

/** The hook with a ticket that reads as `atSave` in Zendesk's save hook and as `afterwards` once it is saved. */
function submitting(
  atSave: TicketStatus,
  afterwards: TicketStatus,
  openGates: string[],
  comments: readonly TicketComment[] = [],
) {
  let status = atSave;
  let save: () => Promise<true | string> = async () => true;
  let saved = () => {};
  const told: string[] = [];
  const zendesk = {
    onSave: (check: typeof save) => {
      save = check;
      return () => {};
    },
    onSaved: (handler: typeof saved) => {
      saved = handler;
      return () => {};
    },
    isAddingNote: async () => false,
    isFitToSend: async () => true,
    readStatus: async () => status,
    readDraft: async () => ({ mode: 'public', isEmpty: false, text: words, isConversation: false }),
    readSnapshot: async () => ({ id: 101, comments }),
    notify: async (text: string) => void told.push(text),
  };
  const state = { ...firstState, runs: [{ ...runView, status: 'open', openGates }] };
  const store = { state: () => state, select: () => {}, tickIfOpen: async () => {} };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all that the hook reaches for
  const given = store as unknown as TicketStore;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all that the hook reaches for
  const around = zendesk as unknown as Zendesk;
  const { result } = renderHook(() => useSubmit(around, given, { id: '9001', role: 'agent' }));
  return {
    inserted: () =>
      result.current.submit.tickOnSubmit(runView.id, 'ask-reply', { text: { mode: 'public', text: words } }),
    told,
    submit: async () => {
      const answer = await save();
      if (answer !== true) return answer;
      status = afterwards;
      saved();
      await new Promise((done) => setTimeout(done, 0));
      return answer;
    },
  };
}

test('solving with a required step open is stopped', async () => {
  const { submit, told } = submitting('solved', 'solved', ['release']);
  expect(await submit()).toContain('was not saved as solved');
  expect(told).toEqual([]);
});

test('a status that reads otherwise in the save hook is read again after it, and the agent is told', async () => {
  const { submit, told } = submitting('open', 'solved', ['release']);
  expect(await submit()).toBe(true);
  expect(told).toEqual([expect.stringContaining('One required step is open:')]);
});

test.each([
  ['solved', []],
  ['pending', ['release']],
] as const)('nothing is told of a ticket that is %s with %j open', async (afterwards, openGates) => {
  const { submit, told } = submitting('open', afterwards, [...openGates]);
  expect(await submit()).toBe(true);
  expect(told).toEqual([]);
});

test('what a colleague has just sent is not sent again, although this page was not told of it yet', async () => {
  const ours = {
    id: '2',
    author: { id: '9003', email: null, role: 'agent' },
    public: true,
    text: `Hi Kim,\n\n${words}`,
  } as const;
  const late = submitting('pending', 'pending', [], [{ ...ours, at: null }]);
  await late.inserted();
  expect(await late.submit()).toContain('is already done');
  cleanup();
  sessionStorage.clear();
  const first = submitting('pending', 'pending', []);
  await first.inserted();
  expect(await first.submit()).toBe(true);
});
