import type { Message } from '../message.ts';

export const path = {
  'path.heading': 'How it was decided',
  'path.heading.open': 'Checks so far',
  'path.taken': 'Applies: {says}',
  'path.waits': 'Applies, but a check above is still open',
  'path.open': 'Not known yet. If it applies: {says}',
  'path.idle': 'Not known, and it makes no difference',
  'path.rest': { one: '{count} more check no longer mattered.', other: '{count} more checks no longer mattered.' },
} as const satisfies Record<string, Message>;
