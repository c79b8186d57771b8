import { useEffect, useMemo, useRef, useState } from 'react';
import type { Launch, RunView } from '@handrail/contract';
import type { TicketStore } from '../state/ticket-store.ts';
import { type Text, useText } from '../text/text.tsx';
import type { Draft, Zendesk } from '../zendesk/zendesk.ts';
import { addedComments, hasGoneOut, isInDraft } from './has-gone-out.ts';
import { unfitReply } from './unfit-reply.ts';
import { type GoesOut, type Outgoing, outgoingSteps } from '../state/outgoing.ts';

export interface Stop {
  runId: string;
  /** Counts up, so that a second stop is seen as new. */
  at: number;
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
  const outgoing = useMemo(
    () =>
      outgoingSteps(
        () => String(store.state().snapshot?.id ?? ''),
        () => sessionStorage,
      ),
    [store],
  );
  const leaving = useRef<Leaving | null>(null);
  const warned = useRef(new Set<string>());
  const [stopped, setStopped] = useState<Stop | null>(null);

  useEffect(
    () =>
      zendesk.onSave(async () => {
        const { runs, isSessionOver, snapshot: known } = store.state();
        if (await zendesk.isAddingNote()) return t('submit.note_under_way');
        if (!(await zendesk.isFitToSend().catch(() => true))) return t('submit.internal_text');
        const goingOut = outgoing.all();
        // What a colleague has sent from another page stands in the conversation before this page was told of it.
        const [draft, snapshot] =
          goingOut.length === 0
            ? [null, known]
            : await Promise.all([zendesk.readDraft().catch(() => null), zendesk.readSnapshot().catch(() => known)]);
        const unfit = unfitReply(goingOut, runs, draft, snapshot?.comments);
        if (unfit && !isSessionOver && !warned.current.has(unfit.key)) {
          // Once: what the agent wants to send all the same goes out with the next submit.
          warned.current.add(unfit.key);
          store.select(unfit.runId);
          return unfit.done === null ? t('submit.unfit') : t('submit.done_already', { step: unfit.done });
        }
        const isGoingOut = ({ run, gate }: OpenGate) =>
          goingOut.some(
            ({ runId, step, text }) => runId === run.id && step === gate && (text === null || isInDraft(text, draft)),
          );
        const stop = openGates(runs).find((gate) => !isGoingOut(gate));
        if (!stop || isSessionOver || (await zendesk.readStatus()) !== 'solved') {
          leaving.current = { draft, known: new Set(snapshot?.comments.map(({ id }) => id)) };
          return true;
        }
        store.select(stop.run.id);
        setStopped((last) => ({ runId: stop.run.id, at: (last?.at ?? 0) + 1 }));
        return t('gate.stop', { step: nameOf(stop, t), more: t('gate.more') });
      }),
    [zendesk, store, t, outgoing],
  );

  useEffect(
    () =>
      zendesk.onSaved(() => {
        const ticks = outgoing.all();
        const left = leaving.current;
        outgoing.write([]);
        leaving.current = null;
        setStopped(null);
        const tickAll = async () => {
          const isTextSent = ticks.some(({ text }) => text !== null);
          const [status, now] = await Promise.all([
            zendesk.readStatus().catch(() => null),
            isTextSent ? zendesk.readSnapshot().catch(() => null) : null,
          ]);
          const added = now && left && addedComments(now.comments, left.known, me.id);
          const saved = { draft: left?.draft ?? null, added, status };
          const runOf = (id: string) => store.state().runs.find((run) => run.id === id && run.status === 'open');
          // One after the other: the first may move the run on, and then the next has nothing left to do.
          for (const tick of ticks) {
            const step = runOf(tick.runId)?.steps.find(({ id }) => id === tick.step);
            if (!step || !hasGoneOut(tick, step, saved)) continue;
            // The text of a wait is its reminder: the wait goes on.
            if (step.kind === 'wait')
              await store.record(tick.runId, { type: 'reminded', step: step.id }, { insist: true });
            else await store.tickIfOpen(tick.runId, step.id);
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
    [zendesk, store, me, t, outgoing],
  );

  const submit = useMemo(() => {
    /** The status of a reply that goes out no more is put back. */
    const putBack = async (gone: readonly Outgoing[]) => {
      for (const { before } of gone) if (before !== null) await zendesk.setStatus(before);
    };
    return {
      async tickOnSubmit(
        runId: string,
        step: string,
        { text = null, reply = null, before = null, isAdded }: GoesOut = {},
      ) {
        const isMeant = (one: Outgoing) => one.runId === runId && one.step === step;
        const earlier = outgoing.all().find(isMeant);
        const all = outgoing.all().filter((one) => !isMeant(one));
        // The composer holds one text of ours at a time: the last one took the place of the one before, or joined it.
        const isGone = (one: Outgoing) =>
          text !== null &&
          !isAdded &&
          (one.text !== null || (one.reply !== null && (one.runId !== runId || one.reply !== step)));
        outgoing.write([
          ...all.filter((one) => !isGone(one)),
          { runId, step, text, reply, before: before ?? earlier?.before ?? null },
        ]);
        await putBack(all.filter(isGone));
      },
      /** A reply of this run waits in the composer, and is still to be sent. */
      isReplyWaiting(runId: string, besides: string) {
        const steps = store.state().runs.find(({ id }) => id === runId)?.steps ?? [];
        return outgoing
          .all()
          .some(
            (one) =>
              one.runId === runId &&
              one.step !== besides &&
              one.text?.mode === 'public' &&
              steps.some(({ id, phase, mark }) => id === one.step && phase === 'now' && mark.state === 'todo'),
          );
      },
      async keepBack(runId: string, step: string) {
        const all = outgoing.all();
        const isMeant = (one: Outgoing) => one.runId === runId && one.step === step;
        outgoing.write(all.filter((one) => !isMeant(one)));
        await putBack(all.filter(isMeant));
      },
    };
  }, [zendesk, store, outgoing]);
  return { stopped, submit };
}
