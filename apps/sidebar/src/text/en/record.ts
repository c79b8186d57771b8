import type { Message } from '../message.ts';

export const record = {
  'handover.heading': 'Handover',
  'handover.done': 'Done',
  'handover.why': 'Why',
  'handover.reasons': { one: '{count} more reason', other: '{count} more reasons' },
  'handover.next': 'Next',
  'handover.waiting': 'Waiting on',
  'handover.nothing': 'nothing',
  'history.heading': 'History',
  'record.heading': 'Record as internal note',
  'record.only': 'Only the record is left',
  'record.only.why':
    'This checklist was written by a version of Handrail that this one cannot read. What was recorded is kept below. Work the ticket by hand, and tell your administrator.',
  'record.only.move':
    'This checklist was written by a version of Handrail that this one cannot read. What was recorded is kept below. You can go on with it in the newer version of the workflow.',
  'undo.recorded': 'Recorded: {what}',
  'undo.answers': { one: '{count} answer', other: '{count} answers' },
  undo: 'Undo',
  'undo.of': 'Undo: {what}',
  'undo.reason': 'Undone right away',
} as const satisfies Record<string, Message>;
