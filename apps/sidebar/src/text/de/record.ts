import type { record as english } from '../en/record.ts';
import type { Translation } from '../message.ts';

export const record: Translation<typeof english> = {
  'handover.heading': 'Übergabe',
  'handover.done': 'Erledigt',
  'handover.why': 'Warum',
  'handover.reasons': { one: '{count} weiterer Grund', other: '{count} weitere Gründe' },
  'handover.next': 'Als Nächstes',
  'handover.waiting': 'Wartet auf',
  'handover.nothing': 'nichts',
  'history.heading': 'Verlauf',
  'record.heading': 'Protokoll als interne Notiz',
  'record.only': 'Nur das Protokoll ist lesbar',
  'record.only.why':
    'Diese Checkliste stammt von einer Handrail-Version, die diese hier nicht lesen kann. Was aufgezeichnet wurde, steht unten. Bearbeiten Sie das Ticket von Hand und sagen Sie Ihrer Administration Bescheid.',
  'record.only.move':
    'Diese Checkliste stammt von einer Handrail-Version, die diese hier nicht lesen kann. Was aufgezeichnet wurde, steht unten. Sie können sie in der neueren Version des Ablaufs weiterführen.',
  'undo.recorded': 'Festgehalten: {what}',
  'undo.answers': { one: '{count} Antwort', other: '{count} Antworten' },
  undo: 'Rückgängig machen',
  'undo.of': 'Rückgängig machen: {what}',
  'undo.reason': 'Sofort rückgängig gemacht',
};
