import type { attempts as english } from '../en/attempts.ts';
import type { Translation } from '../message.ts';

export const attempts: Translation<typeof english> = {
  'attempts.of': {
    one: 'Handrail hat seit {time} {count} Anfrage von {name} abgelehnt',
    other: 'Handrail hat seit {time} {count} Anfragen von {name} abgelehnt',
  },
  'attempts.unknown': {
    one: 'Handrail hat seit {time} {count} Anfrage ohne gültige Anmeldung abgelehnt',
    other: 'Handrail hat seit {time} {count} Anfragen ohne gültige Anmeldung abgelehnt',
  },
  'attempts.mostly.forbidden': 'Die meisten betrafen etwas, das diese Person nicht sehen oder tun darf.',
  'attempts.mostly.too_many_requests': 'Die meisten kamen so schnell, wie nur ein Programm sie sendet.',
  'attempts.mostly.unauthorized': 'Die meisten trugen eine gefälschte oder beschädigte Signatur.',
  'attempts.mostly.other': 'Die meisten waren keine Anfragen, wie die Seiten von Handrail sie senden.',
  'attempts.do':
    'Geändert wurde dadurch nichts. Wenn Sie sich das nicht erklären können, melden Sie es den Betreibern von Handrail.',
};
