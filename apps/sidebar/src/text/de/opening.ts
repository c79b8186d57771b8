import type { opening as english } from '../en/opening.ts';
import type { Translation } from '../message.ts';

export const opening: Translation<typeof english> = {
  'opening.text': 'Der Ablauf für dieses Ticket wird geöffnet …',
  'fail.zendesk.title': 'Zendesk hat nicht geantwortet',
  'fail.zendesk.not_registered':
    'Handrail ist geladen, aber Zendesk hat sich nicht verbunden. Am Ticket wurde nichts geändert.',
  'fail.zendesk.no_sdk':
    'Das App-Skript von Zendesk wurde nicht geladen. Meist ist die Adresse gesperrt oder die Verbindung unterbrochen.',
  'fail.zendesk.not_in_zendesk':
    'Handrail arbeitet in einem Zendesk-Ticket. Öffnen Sie ein Ticket und suchen Sie Handrail unter seinen Apps.',
  'fail.zendesk.call': 'Zendesk hat „{call}“ nicht abgeschlossen. Ihr Entwurf ist unverändert.',
  'fail.service.title': 'Der Handrail-Dienst ist nicht erreichbar',
  'fail.service.text':
    'Sie können das Ticket wie gewohnt beantworten und speichern; das Lösen wird nicht aufgehalten. Handrail versucht es weiter.',
  'fail.unreadable.title': 'Handrail wurde aktualisiert',
  'fail.unreadable.text': 'Diese Seite ist älter als der Dienst. Schließen Sie das Ticket und öffnen Sie es erneut.',
  'fail.forbidden.title': 'Die Checklisten dieses Tickets sind für dich nicht sichtbar',
  'fail.forbidden.text':
    'Zendesk zeigt dir dieses Ticket nicht, deshalb zeigt es auch Handrail nicht. Wenn du es brauchst, frag die Zendesk-Administration.',
  'fail.code.text':
    'Dieser Seite fehlt ein Teil der neuen Version. Schließen Sie dieses Ticket und öffnen Sie es wieder. Was Sie erfasst haben, bleibt erhalten.',
  'broken.title': 'Dieser Teil von Handrail ist stehen geblieben',
  'broken.text':
    'Ihr Ticket und alles, was Sie erfasst haben, sind sicher. Versuchen Sie es noch einmal, oder schließen Sie dieses Ticket und öffnen Sie es wieder.',
  'fail.refused.title': 'Der Dienst hat dies abgelehnt',
  'session.title': 'Ihre Sitzung ist beendet',
  'session.text':
    'Schließen Sie das Ticket und öffnen Sie es erneut. Was Sie festgehalten haben, bleibt erhalten und wird dann gesendet.',
  'launch.text':
    'Handrail wurde ohne Anmeldung durch Zendesk geöffnet. Schließen Sie das Ticket und öffnen Sie es erneut.',
  'match.none': 'Kein Ablauf passt zu diesem Ticket',
  'match.looked': 'Angesehen: {what}',
  'match.guesses': 'Was noch am ehesten passt',
  'match.several': 'Welcher Ablauf ist es?',
  'match.because': 'Weil: {because}',
  'match.start': 'Beginnen',
  'match.start.for': 'Beginnen für {subject}',
  'match.all': 'Alle Abläufe durchsuchen',
  'search.label': 'Abläufe durchsuchen',
  'search.none': 'Kein Ablauf enthält diese Wörter.',
  'search.subject': 'Für welche Adresse oder welchen Namen? (optional)',
};
