import type { Message } from '../message.ts';

export const macro = {
  'macro.apply': 'Apply the macro',
  'macro.applied': 'Applied to the open ticket. Nothing is saved until you submit.',
  'macro.present': 'The composer already has the text of this macro.',
  'macro.copied': 'Zendesk could not apply the macro here, so Handrail added its text and tags to the open ticket.',
  'macro.preview': 'The macro will change: {changes}',
  'macro.nothing': 'nothing but the text',
  'macro.comment': 'text',
  'macro.status': 'status {status}',
  'macro.tags': 'tags {tags}',
  'macro.named': 'Macro "{title}"',
  'macro.left': 'The macro also sets these fields; set them by hand: {fields}',
  'macro.looking': 'Looking for the macro …',
} as const satisfies Record<string, Message>;
