import type { reviews as english } from '../en/reviews.ts';
import type { Translation } from '../message.ts';

export const reviews: Translation<typeof english> = {
  'review.loading': 'Eine Stichprobe wird gezogen …',
  'review.sample': 'Sehen Sie diese durch',
  'review.sample.how': 'In den letzten sieben Tagen beendet und noch nicht nachgeprüft, eine je Ablauf.',
  'review.sample.none': 'Aus den letzten sieben Tagen ist nichts mehr nachzuprüfen.',
  'review.again': 'Andere ziehen',
  'review.coverage': 'Wie viel nachgeprüft ist',
  'review.coverage.how':
    'Abgeschlossene Checklisten nach dem Monat ihres Endes, und wie viele davon eine Leitung nachgeprüft hat.',
  'review.of': '{reviewed} von {finished}',
  'review.form': 'Ihre Nachprüfung',
  'review.findings': 'Was haben Sie gefunden? Nichts angekreuzt heißt: alles war richtig.',
  'review.note': 'Hinweis an die Bearbeitung (freiwillig)',
  'review.done': 'Nachprüfung speichern',
  'nudge.note': 'Ein Wort dazu (freiwillig)',
  'nudge.comment': 'Dem Ticket auch einen internen Kommentar hinzufügen',
  'nudge.send': 'Jetzt anstoßen',
  'nudge.text': 'Bitte sehen Sie sich die Handrail-Checkliste zu diesem Ticket an.',
  'nudge.solved': 'Das Ticket ist gelöst oder geschlossen; es wurde kein Kommentar hinzugefügt.',
  'nudge.failed': 'Angestoßen ist es, aber der Kommentar wurde nicht hinzugefügt: {why}',
  'give.who': 'Wer übernimmt?',
  'give.search': 'Personen suchen',
  'give.none': 'Niemand gefunden.',
  'give.to': 'An {name} geben',
  'give.failed': 'Die Zuweisung in Zendesk ließ sich nicht ändern: {why}. Es wurde nichts geändert.',
};
