import type { opening as english } from '../en/opening.ts';
import type { Translation } from '../message.ts';

export const opening: Translation<typeof english> = {
  'opening.text': 'Abriendo el procedimiento de este ticket…',
  'fail.zendesk.title': 'Zendesk no respondió',
  'fail.zendesk.not_registered':
    'Handrail se cargó, pero Zendesk no se ha conectado con él. Nada ha cambiado en el ticket.',
  'fail.zendesk.no_sdk':
    'El script de aplicaciones de Zendesk no se cargó. Suele deberse a una dirección bloqueada o a un corte de conexión.',
  'fail.zendesk.not_in_zendesk':
    'Handrail funciona dentro de un ticket de Zendesk. Abra un ticket y busque Handrail entre sus aplicaciones.',
  'fail.zendesk.call': 'Zendesk no completó «{call}». Su borrador está intacto.',
  'fail.service.title': 'No se puede acceder al servicio de Handrail',
  'fail.service.text':
    'Puede responder y guardar este ticket como siempre, e incluso resolverlo. Handrail seguirá intentándolo.',
  'fail.unreadable.title': 'Handrail se actualizó',
  'fail.unreadable.text': 'Esta página es más antigua que el servicio. Cierre el ticket y vuelva a abrirlo.',
  'fail.forbidden.title': 'No puede ver las listas de este ticket',
  'fail.forbidden.text':
    'Zendesk no le muestra este ticket y, por eso, Handrail tampoco. Si lo necesita, pida acceso a la administración de Zendesk.',
  'fail.code.text':
    'A esta página le falta una parte de la versión nueva. Cierre este ticket y vuelva a abrirlo. Lo que registró se conserva.',
  'broken.title': 'Esta parte de Handrail se detuvo',
  'broken.text':
    'Su ticket y todo lo que registró están a salvo. Inténtelo de nuevo, o cierre este ticket y vuelva a abrirlo.',
  'fail.refused.title': 'El servicio lo rechazó',
  'session.title': 'Su sesión ha terminado',
  'session.text':
    'Cierre el ticket y vuelva a abrirlo para continuar. Lo que registró se conserva y se enviará entonces.',
  'launch.text': 'Handrail se abrió sin un inicio de sesión de Zendesk. Cierre el ticket y vuelva a abrirlo.',
  'match.none': 'Ningún procedimiento corresponde a este ticket',
  'match.looked': 'Se examinó: {what}',
  'match.guesses': 'Lo más parecido',
  'match.several': '¿Qué procedimiento es?',
  'match.because': 'Porque: {because}',
  'match.start': 'Iniciar',
  'match.start.for': 'Iniciar para {subject}',
  'match.all': 'Buscar en todos los procedimientos',
  'search.label': 'Buscar procedimientos',
  'search.none': 'Ningún procedimiento contiene estas palabras.',
  'search.subject': '¿Para qué dirección o nombre? (opcional)',
};
