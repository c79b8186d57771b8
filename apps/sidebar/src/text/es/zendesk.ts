import type { zendesk as english } from '../en/zendesk.ts';
import type { Translation } from '../message.ts';

export const zendesk: Translation<typeof english> = {
  'zendesk.wrong_mode': 'No se pudo cambiar el modo del editor, así que no se insertó nada.',
  'zendesk.not_inserted': 'Puede que el texto no esté en el editor. Compruébelo antes de insertarlo otra vez.',
  'zendesk.mixed.note': 'El editor tiene una nota interna. Guárdela primero o copie la respuesta.',
  'zendesk.mixed.reply': 'El editor tiene una respuesta. Envíela primero o copie la nota.',
  'zendesk.own_changed': 'Ha cambiado el texto que insertó Handrail. Reemplace su borrador o copie el texto nuevo.',
  'zendesk.submitting': 'El ticket aún se está guardando. No se añadió nada. Inténtelo de nuevo en un momento.',
  'zendesk.timed_out': 'Zendesk no respondió a tiempo. Revise el ticket antes de intentarlo de nuevo.',
  'zendesk.refused': 'Zendesk lo rechazó: {detail}',
  'actor.service': 'Handrail',
  'actor.unknown': 'Agente {id}',
};
