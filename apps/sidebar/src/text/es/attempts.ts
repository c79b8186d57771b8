import type { attempts as english } from '../en/attempts.ts';
import type { Translation } from '../message.ts';

export const attempts: Translation<typeof english> = {
  'attempts.of': {
    one: 'Handrail ha rechazado {count} solicitud de {name} desde {time}',
    other: 'Handrail ha rechazado {count} solicitudes de {name} desde {time}',
  },
  'attempts.unknown': {
    one: 'Handrail ha rechazado {count} solicitud sin un inicio de sesión válido desde {time}',
    other: 'Handrail ha rechazado {count} solicitudes sin un inicio de sesión válido desde {time}',
  },
  'attempts.mostly.forbidden': 'La mayoría pedían algo que esta persona no puede ver ni hacer.',
  'attempts.mostly.too_many_requests': 'La mayoría llegaron tan rápido como las envía un programa.',
  'attempts.mostly.unauthorized': 'La mayoría llevaban una firma falsa o dañada.',
  'attempts.mostly.other': 'La mayoría no eran solicitudes como las que envían las páginas de Handrail.',
  'attempts.do': 'No cambiaron nada. Si no puede explicarlas, avise a quien administra Handrail.',
};
