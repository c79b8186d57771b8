import type { HistoryEntry, Saying, SayingPart } from '@handrail/contract';
import type { Workflow } from '@handrail/engine';
import { singleLine } from '@handrail/workflows';
import type { StoredEvent } from '../store/store.ts';
import { sayingOf } from './saying-of.ts';
import { inEnglish } from './saying-words.ts';

/** What the service read, or could not read, stands beside its question or its rule. */
function isQuiet({ actor, body }: StoredEvent): boolean {
  if (actor.role !== 'service' || body === null) return false;
  return body.type === 'fact_looked_up' || body.type === 'fact_proposed' || body.type === 'fact_recorded';
}

const lost = ({ salt }: StoredEvent): Saying => ({
  code: salt === null ? 'lost_values' : 'lost_event',
  values: {},
  note: null,
});

function inOneLine({ code, values, note }: Saying): Saying {
  const lined = (part: SayingPart): SayingPart => {
    if (Array.isArray(part)) return part.map((one) => (typeof one === 'string' ? singleLine(one) : one));
    return typeof part === 'string' ? singleLine(part) : part;
  };
  const parts = Object.entries(values).map(([name, part]) => [name, lined(part)] as const);
  return { code, values: Object.fromEntries(parts), note: typeof note === 'string' ? singleLine(note) : note };
}

/**
 * A run's history in plain words, newest first; each entry one line, so that no note can look like another entry. Without its
 * workflow, facts and steps are told by their names.
 */
export function historyOf(events: readonly StoredEvent[], workflow: Workflow | null): HistoryEntry[] {
  return events
    .map((event) => {
      const { seq, at, actor, type, body } = event;
      const told = inOneLine(body ? sayingOf(body, workflow) : lost(event));
      const entry = { seq, at, actor, type, says: singleLine(inEnglish(told)), told };
      return isQuiet(event) ? { ...entry, isQuiet: true } : entry;
    })
    .toReversed();
}
