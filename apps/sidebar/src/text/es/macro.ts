import type { macro as english } from '../en/macro.ts';
import type { Translation } from '../message.ts';

export const macro: Translation<typeof english> = {
  'macro.apply': 'Aplicar la macro',
  'macro.applied': 'Aplicada al ticket abierto. No se guarda nada hasta que envíe el ticket.',
  'macro.present': 'El editor ya tiene el texto de esta macro.',
  'macro.copied': 'Zendesk no pudo aplicarla aquí, así que su texto y sus etiquetas se pusieron en el ticket abierto.',
  'macro.preview': 'Cambiaría: {changes}',
  'macro.nothing': 'nada más que el texto',
  'macro.comment': 'texto',
  'macro.status': 'estado {status}',
  'macro.tags': 'etiquetas {tags}',
  'macro.named': 'La macro «{title}»',
  'macro.left': 'Ponga a mano lo que la macro también pone: {fields}',
  'macro.looking': 'Buscando la macro…',
};
