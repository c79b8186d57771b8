import type { path as english } from '../en/path.ts';
import type { Translation } from '../message.ts';

export const path: Translation<typeof english> = {
  'replay.back': 'Zurück',
  'replay.whole': {
    one: 'Das Protokoll ist vollständig: Sein {count} Ereignis ist unverändert.',
    other:
      'Das Protokoll ist vollständig: Seine {count} Ereignisse folgen lückenlos aufeinander, keines wurde geändert.',
  },
  'replay.broken': 'Das Protokoll ist ab Ereignis {seq} beschädigt',
  'replay.broken.do':
    'Es wurde außerhalb von Handrail geändert. Bewahren Sie die Prüfdatei auf und informieren Sie Ihre Administration.',
  'replay.erased': 'Die Werte wurden gelöscht. Wer wann gehandelt hat, bleibt erhalten.',
  'replay.audit': 'Prüfdatei herunterladen',
  'replay.happened': 'Was geschehen ist',
  'replay.stood': 'Wie es stand',
  'replay.now': 'So steht es jetzt',
  'replay.then': 'So stand es am {time}',
  'replay.earlier': 'Früher',
  'replay.later': 'Später',
  'replay.event': 'Ereignis {seq} von {last}',
  'replay.led': 'Entscheidung: {says}',
  'replay.open': 'Die Entscheidung ist offen',
  'replay.evidence': 'Beleg',
  'replay.version': 'Fassung {version} des Ablaufs',
  'replay.known': 'Was bekannt war',
  'replay.known.none': 'Es war noch nichts bekannt.',
  'replay.steps': 'Wo jeder Schritt stand',
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
