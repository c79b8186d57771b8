import type { reviews as english } from '../en/reviews.ts';
import type { Translation } from '../message.ts';

export const reviews: Translation<typeof english> = {
  'review.loading': 'Eligiendo una muestra …',
  'review.sample': 'Revise estos',
  'review.sample.how': 'Terminados en los últimos siete días y aún sin revisar, uno por procedimiento.',
  'review.sample.none': 'No queda nada por revisar de los últimos siete días.',
  'review.again': 'Elegir otros',
  'review.coverage': 'Cuánto se ha revisado',
  'review.coverage.how': 'Listas terminadas según el mes en que acabaron y cuántas revisó un responsable.',
  'review.of': '{reviewed} de {finished}',
  'review.form': 'Su revisión',
  'review.findings': '¿Qué encontró? Si no marca nada, todo estaba bien.',
  'review.note': 'Nota para el agente (opcional)',
  'review.done': 'Guardar revisión',
  'nudge.note': 'Unas palabras para el agente (opcional)',
  'nudge.comment': 'Añadir también un comentario privado al ticket',
  'nudge.send': 'Avisar ahora',
  'nudge.text': '¿Puedes mirar la lista de Handrail de este ticket?',
  'nudge.solved': 'El ticket está resuelto o cerrado; no se añadió ningún comentario.',
  'nudge.failed': 'Se avisó al agente, pero no se añadió el comentario: {why}',
  'give.who': '¿Quién se encarga?',
  'give.search': 'Buscar agentes',
  'give.none': 'No se encontró a nadie.',
  'give.to': 'Pasar a {name}',
  'give.failed': 'No se pudo cambiar el agente asignado en Zendesk: {why}. No se cambió nada.',
};
