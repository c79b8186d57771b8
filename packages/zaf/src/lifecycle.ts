import type { Zaf } from './zaf.ts';
import { ZafError } from './zaf-error.ts';

const shown = ['app.activated', 'pane.activated'];
const hidden = ['app.deactivated', 'pane.deactivated', 'app.willDestroy'];

/**
 * The agent looks at this ticket's tab again, or left it. Poll nothing in between. The navigation bar speaks of panes.
 */
export function onVisibility(zaf: Zaf, handler: (isVisible: boolean) => void): () => void {
  const stops = [
    ...shown.map((event) => zaf.on(event, () => handler(true))),
    ...hidden.map((event) => zaf.on(event, () => handler(false))),
  ];
  return () => stops.forEach((stop) => stop());
}

const ticketChanges = [
  'ticket.subject.changed',
  'ticket.status.changed',
  'ticket.customStatus.changed',
  'ticket.tags.changed',
  'ticket.requester.id.changed',
  'ticket.form.id.changed',
  'ticket.brand.changed',
  'ticket.conversation.changed',
  'ticket.submit.done',
] as const;

/** Something of the ticket changed. Zendesk fires storms of these at load, so they come as one, `quiet` ms later. */
export function onTicketChange(zaf: Zaf, handler: () => void, quiet = 300): () => void {
  let cancel = () => {};
  const stops = ticketChanges.map((event) =>
    zaf.on(event, () => {
      cancel();
      cancel = zaf.clock.schedule(quiet, handler);
    }),
  );
  return () => {
    cancel();
    stops.forEach((stop) => stop());
  };
}

/** The agent saved the ticket; what the page says is now what Zendesk holds. */
export function onSaved(zaf: Zaf, handler: () => void): () => void {
  return zaf.on('ticket.submit.done', handler);
}

/** Whether the agent's submit is under way. Zendesk may refuse the ticket's save when it is written to meanwhile. */
export interface SubmitWatch {
  /** @throws {ZafError} `submitting` when the submit has not ended within the deadline */
  ended: () => Promise<void>;
  stop: () => void;
}

export function watchSubmit(zaf: Zaf): SubmitWatch {
  let isUnderWay = false;
  const waiting = new Set<() => void>();
  const end = () => {
    isUnderWay = false;
    for (const go of waiting) go();
    waiting.clear();
  };
  const stops = [
    zaf.on('ticket.submit.start', () => {
      isUnderWay = true;
    }),
    ...['done', 'fail', 'always'].map((how) => zaf.on(`ticket.submit.${how}`, end)),
  ];
  return {
    async ended() {
      if (!isUnderWay) return;
      await new Promise<void>((resolve, reject) => {
        const cancel = zaf.clock.schedule(zaf.deadlines.write, () => {
          waiting.delete(go);
          reject(new ZafError('submitting', 'ticket.submit', 'the submit has not ended'));
        });
        const go = () => {
          cancel();
          resolve();
        };
        waiting.add(go);
      });
    },
    stop: () => stops.forEach((stop) => stop()),
  };
}
