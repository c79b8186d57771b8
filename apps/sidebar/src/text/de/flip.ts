import type { flip as english } from '../en/flip.ts';
import type { Translation } from '../message.ts';

export const flip: Translation<typeof english> = {
  'flip.nothing': 'leer',
  'flip.any': 'beliebig',
  'flip.any_other': 'ein anderer Wert',
  'flip.anything_else': 'etwas anderes',
  'flip.other_in_domain': 'eine andere Adresse bei {domain}',
  'flip.number.at_least': '{value} oder mehr',
  'flip.number.at_most': 'höchstens {value}',
  'flip.day.at_least': '{value} oder später',
  'flip.day.at_most': '{value} oder früher',
  'flip.days_ago': { one: 'vor {count} Tag', other: 'vor {count} Tagen' },
  'flip.days_ago.at_least': { one: 'vor mindestens {count} Tag', other: 'vor mindestens {count} Tagen' },
  'flip.days_ago.at_most': { one: 'vor höchstens {count} Tag', other: 'vor höchstens {count} Tagen' },
  'flip.between': '{from} bis {to}',
  'flip.except': '{span}, aber nicht {except}',
  'flip.entries': { one: '{count} Eintrag', other: '{count} Einträge' },
  'flip.entries.more': { one: 'mindestens {count} Eintrag', other: 'mindestens {count} Einträge' },
  'flip.entries.none': '{entries}, ohne die in den Prüfungen genannten',
  'flip.entries.with': '{entries}, darunter {named}',
  'flip.same': 'dieselbe wie auf „{fact}“',
  'flip.not_same': 'eine andere als auf „{fact}“',
};
