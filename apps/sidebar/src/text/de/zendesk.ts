import type { zendesk as english } from '../en/zendesk.ts';
import type { Translation } from '../message.ts';

export const zendesk: Translation<typeof english> = {
  'zendesk.wrong_mode': 'Das Antwortfeld ließ sich nicht umschalten, deshalb wurde nichts eingefügt.',
  'zendesk.not_inserted':
    'Der Text steht womöglich nicht im Antwortfeld. Sehen Sie nach, bevor Sie ihn erneut einfügen.',
  'zendesk.mixed.note':
    'Im Antwortfeld steht eine interne Notiz. Speichern Sie sie zuerst oder kopieren Sie die Antwort.',
  'zendesk.mixed.reply': 'Im Antwortfeld steht eine Antwort. Senden Sie sie zuerst oder kopieren Sie die Notiz.',
  'zendesk.own_changed':
    'Sie haben den von Handrail eingefügten Text geändert. Ersetzen Sie Ihren Entwurf oder kopieren Sie den neuen Text.',
  'zendesk.submitting':
    'Das Ticket wird noch gespeichert. Es wurde nichts hinzugefügt. Versuchen Sie es gleich noch einmal.',
  'zendesk.timed_out':
    'Zendesk hat nicht rechtzeitig geantwortet. Sehen Sie sich das Ticket an, bevor Sie es erneut versuchen.',
  'zendesk.refused': 'Zendesk hat abgelehnt: {detail}',
  'actor.service': 'Handrail',
  'actor.unknown': 'Person {id}',
};
