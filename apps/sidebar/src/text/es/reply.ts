import type { reply as english } from '../en/reply.ts';
import type { Translation } from '../message.ts';

export const reply: Translation<typeof english> = {
  'reply.heading': 'Respuesta',
  'reply.from': 'De {from}, {age}',
  'reply.other': 'no es quien solicita',
  'reply.not_awaited': 'no es la dirección esperada',
  'reply.taken': 'Se guarda con su respuesta',
  'reply.take': 'Usar esta respuesta',
  'reply.late': 'Llegó después de registrar una respuesta. Si cambia esa respuesta, corríjala primero.',
  'reply.waits': 'Aún falta la respuesta de {address}. La última es de {from}.',
  'reply.mismatch':
    'Aquí no hay ninguna respuesta de {address}. La última es de {from}. Si llegó por otra vía, puede registrarla sin comentario.',
  'reply.record_unshown': 'Registrar sin comentario',
};
