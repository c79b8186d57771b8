import { useCallback, useEffect, useRef, useState } from 'react';
import type { Launch, RunView, Step, TicketSnapshot, TicketStatus } from '@handrail/contract';
import type { TicketStore } from '../state/ticket-store.ts';
import { type Text, useText } from '../text/text.tsx';
import type { Draft, Zendesk } from '../zendesk/zendesk.ts';

export interface Stop {
  runId: string;
  /** Counts up, so that a second stop is seen as new. */
  at: number;
}

interface Outgoing {
  runId: string;
  step: string;
  /** What was inserted for it. */
  text: string | null;
}

interface OpenGate {
  run: RunView;
  gate: string;
}

const openGates = (runs: readonly RunView[]): OpenGate[] =>
  runs.flatMap((run) => (run.status === 'open' ? run.openGates.map((gate) => ({ run, gate })) : []));

const nameOf = ({ run, gate }: OpenGate, t: Text['t']) =>
  run.steps.find(({ id }) => id === gate)?.title ?? t('gate.questions');

/** What the page knew when Zendesk began to save. */
interface Leaving {
  draft: Draft | null;
  /** Comments that were there before. */
  known: ReadonlySet<string | null>;
}

/**
 * The agent's own submit: it is stopped while it would solve the ticket with a required step open, and it ticks the
 * steps whose text or status really goes out with it. Uses only what this page knows: no network in the hook.
 */
export function useSubmit(zendesk: Zendesk, store: TicketStore, me: Launch['user']) {
  const { t } = useText();
  const outgoing = useRef(new Map<string, Outgoing>());
  const leaving = useRef<Leaving | null>(null);
  const [stopped, setStopped] = useState<Stop | null>(null);

  useEffect(
    () =>
      zendesk.onSave(async () => {
        const { runs, isSessionOver, snapshot } = store.state();
        if (await zendesk.isAddingNote()) return t('submit.note_under_way');
        if (!(await zendesk.isFitToSend().catch(() => true))) return t('submit.internal_text');
        const hasOutgoing = outgoing.current.size > 0;
        const readDraft = hasOutgoing ? zendesk.readDraft().catch(() => null) : null;
        const stop = openGates(runs).find(({ run, gate }) => !outgoing.current.has(`${run.id} ${gate}`));
        if (!stop || isSessionOver || (await zendesk.readStatus()) !== 'solved') {
          leaving.current = { draft: await readDraft, known: new Set(snapshot?.comments.map(({ id }) => id)) };
          return true;
        }
        store.select(stop.run.id);
        setStopped((last) => ({ runId: stop.run.id, at: (last?.at ?? 0) + 1 }));
        return t('gate.stop', { step: nameOf(stop, t), more: t('gate.more') });
      }),
    [zendesk, store, t],
  );

  useEffect(
    () =>
      zendesk.onSaved(() => {
        const ticks = [...outgoing.current.values()];
        const left = leaving.current;
        outgoing.current.clear();
        leaving.current = null;
        setStopped(null);
        const tickAll = async () => {
          const isTextSent = ticks.some(({ text }) => text !== null);
          const [status, now] = await Promise.all([
            zendesk.readStatus().catch(() => null),
            isTextSent ? zendesk.readSnapshot().catch(() => null) : null,
          ]);
          const sent = now && left && newReplies(now.comments, left.known, me.id);
          const runOf = (id: string) => store.state().runs.find((run) => run.id === id);
          // One after the other: the first may move the run on, and then the next has nothing left to do.
          for (const { runId, step: id, text } of ticks) {
            const step = runOf(runId)?.steps.find((each) => each.id === id);
            const isOut = step && text !== null && sent ? sent.some((comment) => isMadeOf(comment, text)) : null;
            if (step && (isOut ?? hasGoneOut(step, left?.draft ?? null, status))) await store.tickIfOpen(runId, id);
          }
          // An agent who takes the status from Zendesk's own menu has done the next step as well.
          for (const { id, nextStep, steps } of store.state().runs) {
            const next = steps.find((step) => step.id === nextStep);
            if (next?.kind === 'status' && next.status === status) await store.tickIfOpen(id, next.id);
          }
          // What was read in the hook need not be what was saved: Zendesk does not document it.
          const [passed] = status === 'solved' ? openGates(store.state().runs) : [];
          if (passed)
            await zendesk.notify(`Handrail: ${t('gate.text', { count: 1 })} ${nameOf(passed, t)}. ${t('gate.more')}`);
        };
        void tickAll();
      }),
    [zendesk, store, me, t],
  );

  const tickOnSubmit = useCallback((runId: string, step: string, goesOut = true, text: string | null = null) => {
    // The composer holds one text of ours at a time: the last one took the place of the one before.
    for (const [key, of] of outgoing.current) if (text !== null && of.text !== null) outgoing.current.delete(key);
    const key = `${runId} ${step}`;
    if (goesOut) outgoing.current.set(key, { runId, step, text });
    else outgoing.current.delete(key);
  }, []);
  return { stopped, tickOnSubmit };
}

/** The agent may have set another status since, emptied the composer, or made a note of the reply. */
function hasGoneOut(step: Step, draft: Draft | null, status: TicketStatus | null): boolean {
  if (step.kind === 'status') return status === null || status === step.status;
  if (draft === null) return true;
  if (draft.isEmpty) return step.kind === 'macro';
  return step.kind === 'reply' || step.kind === 'note' ? draft.mode === step.snippet.mode : true;
}

/** The public comments that this agent's submit has added; null where Zendesk numbers no comments. */
function newReplies(
  comments: TicketSnapshot['comments'],
  known: ReadonlySet<string | null>,
  me: string,
): string[] | null {
  if (comments.some(({ id }) => id === null)) return null;
  return comments
    .filter((comment) => comment.public && comment.author.id === me && !known.has(comment.id))
    .map(({ text }) => text);
}

/** Agents change what was inserted; a reply of other words altogether is another reply. */
function isMadeOf(comment: string, text: string): boolean {
  const words = wordsOf(text);
  const there = wordsOf(comment);
  const kept = [...words].filter((word) => there.has(word)).length;
  return kept * 3 >= words.size;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu));
}
