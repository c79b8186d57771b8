import type { flip as english } from '../en/flip.ts';
import type { Translation } from '../message.ts';

export const flip: Translation<typeof english> = {
  'flip.nothing': 'vacía',
  'flip.any': 'cualquiera',
  'flip.any_other': 'cualquier otro valor',
  'flip.anything_else': 'cualquier otra cosa',
  'flip.other_in_domain': 'otra dirección de {domain}',
  'flip.number.at_least': '{value} o más',
  'flip.number.at_most': 'como máximo {value}',
  'flip.day.at_least': '{value} o después',
  'flip.day.at_most': '{value} o antes',
  'flip.days_ago': { one: 'hace {count} día', other: 'hace {count} días' },
  'flip.days_ago.at_least': { one: 'hace al menos {count} día', other: 'hace al menos {count} días' },
  'flip.days_ago.at_most': { one: 'hace como máximo {count} día', other: 'hace como máximo {count} días' },
  'flip.between': 'de {from} a {to}',
  'flip.except': '{span}, pero no {except}',
  'flip.entries': { one: '{count} elemento', other: '{count} elementos' },
  'flip.entries.more': { one: 'al menos {count} elemento', other: 'al menos {count} elementos' },
  'flip.entries.none': '{entries}, ninguno de los que nombran las comprobaciones',
  'flip.entries.with': '{entries}, entre ellos {named}',
  'flip.same': 'la misma que a «{fact}»',
  'flip.not_same': 'distinta de la de «{fact}»',
};
