import type { scope as english } from '../en/scope.ts';
import type { Translation } from '../message.ts';

export const scope: Translation<typeof english> = {
  'scope.heading': 'No corresponde o hay dudas',
  'scope.out': 'Esto no corresponde a este procedimiento',
  'scope.doubt': 'Tengo dudas: preguntar a un gerente',
  'scope.reason': '¿Por qué? El responsable lo verá.',
};
