import type { scope as english } from '../en/scope.ts';
import type { Translation } from '../message.ts';

export const scope: Translation<typeof english> = {
  'scope.heading': 'Nicht zuständig oder im Zweifel',
  'scope.out': 'Das gehört nicht zu diesem Ablauf',
  'scope.doubt': 'Ich bin im Zweifel: Leitung fragen',
  'scope.reason': 'Warum? Die Teamleitung sieht das.',
};
