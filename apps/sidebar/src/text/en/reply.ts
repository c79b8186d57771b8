import type { Message } from '../message.ts';

export const reply = {
  'reply.heading': 'Reply',
  'reply.from': 'From {from}, {age}',
  'reply.other': 'not the requester',
  'reply.not_awaited': 'not the awaited address',
  'reply.taken': 'Recorded with your answer',
  'reply.take': 'Use this reply instead',
} as const satisfies Record<string, Message>;
