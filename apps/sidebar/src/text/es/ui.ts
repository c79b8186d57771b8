import type { ui as english } from '../en/ui.ts';
import type { Translation } from '../message.ts';

export const ui: Translation<typeof english> = {
  retry: 'Reintentar',
  'request.id': 'Solicitud {id}',
  cancel: 'Cancelar',
  'text.whole': 'Ver todo el texto',
  'text.less': 'Ver menos',
  copy: 'Copiar',
  copied: 'Copiado',
  'copy.no': 'No se permitió copiar. Seleccione el texto y cópielo.',
  'copy.tick': 'Copiar y marcar como hecho',
};
