import type { Message } from '../message.ts';

export const ui = {
  retry: 'Try again',
  'request.id': 'Request {id}',
  cancel: 'Cancel',
  'text.whole': 'Show the whole text',
  'text.less': 'Show less',
  copy: 'Copy',
  copied: 'Copied',
  'copy.no': 'Copying was refused. Select the text and copy it.',
  'copy.tick': 'Copy and tick off',
} as const satisfies Record<string, Message>;
