import type { record as english } from '../en/record.ts';
import type { Translation } from '../message.ts';

export const record: Translation<typeof english> = {
  'handover.heading': 'Traspaso',
  'handover.done': 'Hecho',
  'handover.why': 'Por qué',
  'handover.reasons': { one: '{count} razón más', other: '{count} razones más' },
  'handover.next': 'A continuación',
  'handover.waiting': 'A la espera de',
  'handover.nothing': 'nada',
  'history.heading': 'Historial',
  'record.heading': 'Dejar constancia en una nota interna',
  'record.only': 'Solo queda el registro',
  'record.only.why':
    'Esta lista la escribió una versión de Handrail que esta no puede leer. Lo registrado se conserva abajo. Trabaje el ticket a mano y avise a su administración.',
  'record.only.move':
    'Esta lista la escribió una versión de Handrail que esta no puede leer. Lo registrado se conserva abajo. Puede continuarla en la versión más nueva del procedimiento.',
  'undo.recorded': 'Registrado: {what}',
  'undo.answers': { one: '{count} respuesta', other: '{count} respuestas' },
  undo: 'Deshacer',
  'undo.of': 'Deshacer: {what}',
  'undo.reason': 'Deshecho al momento',
};
