import type { reply as english } from '../en/reply.ts';
import type { Translation } from '../message.ts';

export const reply: Translation<typeof english> = {
  'reply.heading': 'Antwort',
  'reply.from': 'Von {from}, {age}',
  'reply.other': 'nicht die anfragende Person',
  'reply.not_awaited': 'nicht die erwartete Adresse',
  'reply.taken': 'Wird mit Ihrer Antwort festgehalten',
  'reply.take': 'Stattdessen diese Antwort verwenden',
};
