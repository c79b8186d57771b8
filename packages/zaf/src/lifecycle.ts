import type { Zaf } from './zaf.ts';

/** The agent looks at this ticket's tab again, or left it. Poll nothing in between. */
export function onVisibility(zaf: Zaf, handler: (isVisible: boolean) => void): () => void {
  const stops = [
    zaf.on('app.activated', () => handler(true)),
    zaf.on('app.deactivated', () => handler(false)),
    zaf.on('app.willDestroy', () => handler(false)),
  ];
  return () => stops.forEach((stop) => stop());
}

const ticketChanges = [
  'ticket.subject.changed',
  'ticket.status.changed',
  'ticket.customStatus.changed',
  'ticket.tags.changed',
  'ticket.requester.id.changed',
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
