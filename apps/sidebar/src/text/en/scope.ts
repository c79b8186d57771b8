import type { Message } from '../message.ts';

export const scope = {
  'scope.heading': 'Not in scope, or in doubt',
  'scope.out': 'This is not for this workflow',
  'scope.doubt': 'I am in doubt: ask a manager',
  'scope.reason': 'Why? Leads will see this.',
} as const satisfies Record<string, Message>;
