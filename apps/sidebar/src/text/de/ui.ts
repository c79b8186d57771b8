import type { ui as english } from '../en/ui.ts';
import type { Translation } from '../message.ts';

export const ui: Translation<typeof english> = {
  retry: 'Erneut versuchen',
  'request.id': 'Anfrage {id}',
  cancel: 'Abbrechen',
  'text.whole': 'Ganzen Text zeigen',
  'text.less': 'Weniger zeigen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  'copy.no': 'Das Kopieren wurde verweigert. Markieren Sie den Text und kopieren Sie ihn.',
  'copy.tick': 'Kopieren und als erledigt markieren',
};
