import type { Message } from '../message.ts';

export const approval = {
  'approval.decides.lead': 'You can decide this as a lead.',
  'approval.decides.peer': 'Any agent but the one who asked can decide.',
  'approval.comment': 'Comment (optional)',
  'approval.lead': 'A lead decides',
  'approval.peer': 'Another agent decides',
  'approval.not_asked': 'Not asked yet',
  'approval.yours': 'Waiting for your decision',
  'approval.asked': 'Asked by {name}, {age}',
  'approval.approved': 'Approved by {name}, {age}',
  'approval.denied': 'Denied by {name}, {age}',
  'approval.lapsed': 'No longer valid, because these answers have changed: {facts}',
  'approval.snapshot': 'Asked on these answers',
  'approval.earlier': 'For {subject}, {name} said no on {time}.',
  'approval.earlier.unnamed': 'Before the subject was named, {name} said no on {time}.',
  'approval.ask': 'Ask for approval',
  'approval.ask_again': 'Ask again',
  'approval.approve': 'Approve',
  'approval.deny': 'Deny',
  'approval.own': 'You asked, so someone else has to decide.',
} as const satisfies Record<string, Message>;
