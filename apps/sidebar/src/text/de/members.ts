import type { members as english } from '../en/members.ts';
import type { Translation } from '../message.ts';

export const members: Translation<typeof english> = {
  'members.hint': 'Fügen Sie die Mitgliederseite, ihren CSV-Export oder das JSON der API ein.',
  'members.none': 'In diesem Text wurde niemand erkannt.',
  'members.found': { one: '{count} Mitglied erkannt', other: '{count} Mitglieder erkannt' },
  'members.column.member': 'Mitglied',
  'members.column.role': 'Rolle, Quelle',
  'members.column.activity': 'Zuletzt aktiv',
  'members.role.owner': 'Eigentümer',
  'members.role.maintainer': 'Maintainer',
  'members.role.developer': 'Entwickler',
  'members.role.reporter': 'Reporter',
  'members.role.guest': 'Gast',
  'members.role.other': 'Andere Rolle',
  'members.source.direct': 'Direkt',
  'members.source.indirect': 'Indirekt',
  'members.activity.unknown': 'Nicht angegeben',
  'members.others': {
    one: '{count} weiteres, das nicht gefragt wird',
    other: '{count} weitere, die nicht gefragt werden',
  },
  'members.left': { one: '{count} Zeile nicht erfasst', other: '{count} Zeilen nicht erfasst' },
  'members.left.twice': 'Zweimal mit verschiedenen Rollen aufgeführt',
  'members.left.username': 'Kein Benutzername',
  'members.left.role': 'Rolle nicht verstanden',
  'members.left.source': 'Direktes Mitglied oder nicht: nicht verstanden',
  'members.left.inactive': 'Gesperrt oder deaktiviert',
  'members.left.request': 'Noch kein Mitglied',
  'members.left.expired': 'Zugang abgelaufen',
  'members.left.elsewhere': 'Nur in einer Untergruppe oder einem Projekt',
  'members.left.english':
    'Handrail liest diese Wörter nur auf Englisch. Stellen Sie GitLab auf Englisch und kopieren Sie erneut.',
  'members.missing': 'Das ist eine von mehreren Seiten. Fügen Sie die übrigen darunter ein.',
  'members.missing.of': '{count} von {of} Mitgliedern sind da. Fügen Sie die übrigen Seiten darunter ein.',
  'members.omitted': 'Mehr als 500 Mitglieder, daher werden nur Eigentümer erfasst.',
  'members.direct_list': 'Diese Liste kommt von /members, nicht von /members/all',
};
