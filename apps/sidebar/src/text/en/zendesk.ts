import type { Message } from '../message.ts';

export const zendesk = {
  'zendesk.wrong_mode': 'The composer could not be switched, so nothing was inserted.',
  'zendesk.not_inserted': 'The text may not be in the composer. Look before you insert it again.',
  'zendesk.mixed.note': 'The composer has an internal note. Save it first, or copy the reply.',
  'zendesk.mixed.reply': 'The composer has a reply. Send it first, or copy the note.',
  'zendesk.own_changed': 'You changed the text that Handrail inserted. Replace your draft, or copy the new text.',
  'zendesk.submitting': 'The ticket is still being saved. Nothing was added. Try again in a moment.',
  'zendesk.timed_out': 'Zendesk did not answer in time. Look at the ticket before you try again.',
  'zendesk.refused': 'Zendesk refused: {detail}',
  'actor.service': 'Handrail',
  'actor.unknown': 'Agent {id}',
} as const satisfies Record<string, Message>;
