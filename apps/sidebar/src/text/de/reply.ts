import type { reply as english } from '../en/reply.ts';
import type { Translation } from '../message.ts';

export const reply: Translation<typeof english> = {
  'reply.heading': 'Antwort',
  'reply.from': 'Von {from}, {age}',
  'reply.other': 'nicht die anfragende Person',
  'reply.not_awaited': 'nicht die erwartete Adresse',
  'reply.taken': 'Wird mit Ihrer Antwort festgehalten',
  'reply.take': 'Stattdessen diese Antwort verwenden',
  'reply.late': 'Das kam, nachdem eine Antwort festgehalten war. Ändert es die Antwort, korrigieren Sie sie zuerst.',
  'reply.waits': 'Die Antwort von {address} steht noch aus. Die letzte kam von {from}.',
  'reply.mismatch':
    'Hier gibt es keine Antwort von {address}. Die letzte kam von {from}. Wenn die Antwort auf anderem Weg kam, können Sie sie ohne Kommentar festhalten.',
  'reply.record_unshown': 'Ohne Kommentar festhalten',
};
