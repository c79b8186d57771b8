import type { path as english } from '../en/path.ts';
import type { Translation } from '../message.ts';

export const path: Translation<typeof english> = {
  'path.heading': 'So kam es zur Entscheidung',
  'path.heading.open': 'Prüfungen bisher',
  'path.taken': 'Trifft zu: {says}',
  'path.waits': 'Trifft zu, aber eine Prüfung darüber ist noch offen',
  'path.open': 'Noch nicht bekannt. Wenn es zutrifft: {says}',
  'path.idle': 'Nicht bekannt und ohne Einfluss',
  'path.rest': {
    one: '{count} weitere Prüfung zählte nicht mehr.',
    other: '{count} weitere Prüfungen zählten nicht mehr.',
  },
};
