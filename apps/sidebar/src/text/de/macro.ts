import type { macro as english } from '../en/macro.ts';
import type { Translation } from '../message.ts';

export const macro: Translation<typeof english> = {
  'macro.apply': 'Makro anwenden',
  'macro.applied': 'Auf das offene Ticket angewendet. Gespeichert wird erst, wenn Sie absenden.',
  'macro.present': 'Der Text dieses Makros steht schon im Antwortfeld.',
  'macro.copied': 'Zendesk hat es hier nicht angewendet, deshalb stehen Text und Tags nun am offenen Ticket.',
  'macro.preview': 'Es würde ändern: {changes}',
  'macro.nothing': 'nur den Text',
  'macro.comment': 'Text',
  'macro.status': 'Status {status}',
  'macro.tags': 'Tags {tags}',
  'macro.named': 'Das Makro „{title}“',
  'macro.left': 'Von Hand zu setzen, was das Makro auch setzt: {fields}',
  'macro.looking': 'Das Makro wird gesucht …',
};
