import type { Message } from '../message.ts';

export const reply = {
  'reply.heading': 'Reply',
  'reply.from': 'From {from}, {age}',
  'reply.other': 'not the requester',
  'reply.not_awaited': 'not the awaited address',
  'reply.taken': 'Recorded with your answer',
  'reply.take': 'Use this reply instead',
  'reply.late': 'This came after an answer was recorded. If it changes that answer, correct it first.',
  'reply.waits': 'Still waiting for a reply from {address}. The latest is from {from}.',
  'reply.mismatch':
    'No reply here is from {address}. The latest is from {from}. If the answer came another way, you can record it without a comment.',
  'reply.record_unshown': 'Record without a comment',
} as const satisfies Record<string, Message>;
