import { useEffect, useMemo, useRef, useState } from 'react';
import type { RunView } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import { useOwnerText } from '../text/owner-text.tsx';
import type { StepOf } from '../state/step-of.ts';
import type { Macro, MacroPreview, Modal } from '../zendesk/zendesk.ts';
import { type DialogContent, dialogEvents } from './dialog-messages.ts';
import { ownerBecause } from './owner-because.ts';
import { type Refused, sendOwnerTickets } from './send-owner-tickets.ts';
import { zendeskOwnerTickets } from './zendesk-owner-tickets.ts';

interface FoundMacro {
  macro: Macro;
  preview: MacroPreview;
}

interface Progress extends Pick<DialogContent, 'progress' | 'message'> {
  refused: Refused['owners'];
}

const asked: Progress = { progress: 'asked', message: null, refused: [] };

/** The step's tickets as the dialog draws them, and the way to send them. */
export function useOwnerTickets(step: StepOf<'owner_ticket'>) {
  const text = useOwnerText();
  const { t } = text;
  const { run, zendesk, record, latestRun, me, requester } = useRun();
  const [found, setFound] = useState<FoundMacro | null>(null);
  const [progress, setProgress] = useState<Progress>(asked);
  const modal = useRef<Modal | null>(null);

  useEffect(() => {
    if (step.macro === null) return;
    const look = async (title: string) => {
      const macro = await zendesk.findMacro(title);
      if (macro) setFound({ macro, preview: await zendesk.previewMacro(macro.id, null) });
    };
    look(step.macro).catch(() => setFound(null));
  }, [zendesk, step.macro]);

  const requesterStatus = statusAfter(run);
  const content = useMemo(
    () => contentOf({ step, requesterStatus, found, progress, requester, text }),
    [step, requesterStatus, found, progress, requester, text],
  );
  useEffect(() => modal.current?.trigger(dialogEvents.shown, content), [content]);

  const send = async () => {
    if (progress.progress === 'sending') return;
    const stepNow = () => {
      const now = latestRun()?.steps.find(({ id }) => id === step.id);
      return now?.kind === 'owner_ticket' ? now : step;
    };
    // The last ticket moves the run on and this step off the page, so the dialog is told directly.
    const tell = (next: Progress) => {
      setProgress(next);
      modal.current?.trigger(
        dialogEvents.shown,
        contentOf({ step: stepNow(), requesterStatus, found, progress: next, requester, text }),
      );
    };
    tell({ ...asked, progress: 'sending' });
    const sent = await sendOwnerTickets({
      step: step.id,
      desk: zendeskOwnerTickets({
        zendesk,
        step,
        assigneeId: me.id,
        macro: found ? { id: found.macro.id, preview: found.preview } : null,
      }),
      tickets: () => stepNow().tickets,
      async record(body) {
        const fate = await record(body, { insist: true });
        tell({ ...asked, progress: 'sending' });
        return fate;
      },
      pause: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
    });
    if (sent.done) tell({ ...asked, progress: 'done' });
    else if (sent.why === 'away') tell({ ...asked, progress: 'away' });
    else if (sent.isForbidden) tell({ progress: 'refused', message: t('owner.forbidden'), refused: [] });
    else tell({ progress: 'refused', message: null, refused: sent.owners });
  };

  const sendNow = useRef(send);
  const contentNow = useRef(content);
  useEffect(() => {
    sendNow.current = send;
    contentNow.current = content;
  });

  /** False when Zendesk opens no dialog; then the sidebar itself asks. */
  const openDialog = async (): Promise<boolean> => {
    try {
      const opened = await zendesk.openDialog('modal');
      modal.current = opened;
      opened.on(dialogEvents.ready, () => opened.trigger(dialogEvents.shown, contentNow.current));
      opened.on(dialogEvents.confirmed, () => void sendNow.current());
      opened.on('modal.close', () => {
        modal.current = null;
      });
      return true;
    } catch {
      return false;
    }
  };
  return { content, send, openDialog };
}

/** What becomes of the requester's ticket: the first status that a later step sets. */
function statusAfter({ steps }: RunView): DialogContent['requesterStatus'] {
  const next = steps.find((step) => step.kind === 'status' && step.phase === 'later');
  return next?.kind === 'status' ? next.status : null;
}

interface Drawn {
  step: StepOf<'owner_ticket'>;
  requesterStatus: DialogContent['requesterStatus'];
  found: FoundMacro | null;
  progress: Progress;
  requester: string | null;
  text: ReturnType<typeof useOwnerText>;
}

function contentOf({
  step,
  requesterStatus,
  found,
  progress: { progress, message, refused },
  requester,
  text,
}: Drawn): DialogContent {
  return {
    requesterStatus,
    subject: step.subject,
    text: step.snippet.text,
    linkNote: step.linkNote.text,
    status: step.status,
    macro: step.macro === null ? null : { title: step.macro, changes: found ? changesOf(found.preview) : null },
    tickets: step.tickets.map(({ username, name, email, because, told, state, ticketId }) => ({
      username,
      email,
      because: ownerBecause(told, because, text),
      state,
      ticketId,
      problem: refused.find((owner) => owner.username === username)?.message ?? null,
      sameName: othersNamed(name, username, step.tickets, requester),
    })),
    excluded: step.excluded.map(({ username, because, told }) => ({
      username,
      because: ownerBecause(told, because, text),
    })),
    progress,
    message,
  };
}

/** A display name proves nothing, so two people with the same one are worth a second look (X46). */
function othersNamed(
  name: string | null,
  username: string,
  tickets: StepOf<'owner_ticket'>['tickets'],
  requester: string | null,
): string[] {
  const plain = (text: string | null) => (text ?? '').trim().toLowerCase();
  if (plain(name) === '') return [];
  const others = tickets.filter((other) => other.username !== username && plain(other.name) === plain(name));
  const isRequester = plain(requester) === plain(name);
  return [...others.map((other) => other.username), ...(isRequester && requester !== null ? [requester] : [])];
}

/** What the macro would set besides its text, by Zendesk's own field names. */
function changesOf({ tags, groupId, priority, type }: MacroPreview): string[] {
  const fields = { group_id: groupId, priority, type };
  return [
    ...(tags ?? []).map((tag) => `#${tag}`),
    ...Object.entries(fields).flatMap(([field, value]) => (value === null ? [] : [`${field}: ${value}`])),
  ];
}
