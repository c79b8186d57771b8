import type { path as english } from '../en/path.ts';
import type { Translation } from '../message.ts';

export const path: Translation<typeof english> = {
  'path.heading': 'Cómo se llegó a la decisión',
  'path.heading.open': 'Comprobaciones hasta ahora',
  'path.taken': 'Se cumple: {says}',
  'path.waits': 'Se cumple, pero una comprobación anterior sigue abierta',
  'path.open': 'Aún no se sabe. Si se cumple: {says}',
  'path.idle': 'No se sabe, y no cambia nada',
  'path.rest': { one: '{count} comprobación más ya no contaba.', other: '{count} comprobaciones más ya no contaban.' },
};
