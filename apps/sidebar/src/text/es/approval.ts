import type { approval as english } from '../en/approval.ts';
import type { Translation } from '../message.ts';

export const approval: Translation<typeof english> = {
  'approval.decides.lead': 'Puede decidirlo como responsable.',
  'approval.decides.peer': 'Puede decidir cualquier agente, salvo quien la pidió.',
  'approval.comment': 'Comentario (opcional)',
  'approval.lead': 'Decide un responsable',
  'approval.peer': 'Decide otro agente',
  'approval.not_asked': 'Aún no se ha pedido',
  'approval.yours': 'Pendiente de su decisión',
  'approval.asked': 'Pedida por {name}, {age}',
  'approval.approved': 'Aprobada por {name}, {age}',
  'approval.denied': 'Denegada por {name}, {age}',
  'approval.lapsed': 'Caducó, porque estos datos han cambiado: {facts}',
  'approval.snapshot': 'Se pidió con estos datos',
  'approval.earlier': 'Sobre {subject}, {name} dijo que no el {time}.',
  'approval.earlier.unnamed': 'Antes de saberse de qué se trataba, {name} dijo que no el {time}.',
  'approval.ask': 'Pedir aprobación',
  'approval.ask_again': 'Pedir otra vez',
  'approval.approve': 'Aprobar',
  'approval.deny': 'Denegar',
  'approval.own': 'La pidió usted, así que debe decidir otra persona.',
};
