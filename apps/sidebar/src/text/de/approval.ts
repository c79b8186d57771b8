import type { approval as english } from '../en/approval.ts';
import type { Translation } from '../message.ts';

export const approval: Translation<typeof english> = {
  'approval.decides.lead': 'Sie können das als Teamleitung entscheiden.',
  'approval.decides.peer': 'Entscheiden kann jede Person außer der, die gefragt hat.',
  'approval.comment': 'Kommentar (optional)',
  'approval.lead': 'Die Teamleitung entscheidet',
  'approval.peer': 'Eine andere Person entscheidet',
  'approval.not_asked': 'Noch nicht angefragt',
  'approval.yours': 'Wartet auf Ihre Entscheidung',
  'approval.asked': 'Angefragt von {name}, {age}',
  'approval.approved': 'Freigegeben von {name}, {age}',
  'approval.denied': 'Abgelehnt von {name}, {age}',
  'approval.lapsed': 'Hinfällig, weil sich diese Angaben geändert haben: {facts}',
  'approval.snapshot': 'Angefragt mit diesen Angaben',
  'approval.earlier': 'Zu {subject} hat {name} am {time} Nein gesagt.',
  'approval.earlier.unnamed': 'Bevor feststand, worum es geht, hat {name} am {time} Nein gesagt.',
  'approval.ask': 'Um Freigabe bitten',
  'approval.ask_again': 'Erneut bitten',
  'approval.approve': 'Freigeben',
  'approval.deny': 'Ablehnen',
  'approval.own': 'Sie haben gefragt, deshalb muss jemand anderes entscheiden.',
};
