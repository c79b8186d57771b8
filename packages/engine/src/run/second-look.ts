import { type Facts, isReadKey, LookedUpSourceSchema, type SecondLook } from '@handrail/contract';
import { instantMs } from '../values/calendar.ts';
import type { Workflow } from '../workflow/workflow.ts';
import type { RunState } from './run-state.ts';

/** Milliseconds for which a second look holds. */
const holdsFor = 10 * 60_000;

const lookedUpSources: ReadonlySet<string> = new Set(LookedUpSourceSchema.options);

/** Known facts that a system said and can say again. */
export function factsFromSources(workflow: Workflow, facts: Facts): string[] {
  return Object.entries(workflow.authored.facts).flatMap(([id, authored]) => {
    const fact = facts[id];
    const canRead = 'read' in authored && authored.read !== undefined && isReadKey(authored.read);
    const isRead = fact?.state === 'known' && lookedUpSources.has(fact.source);
    return canRead && isRead ? [id] : [];
  });
}

/** How the look before an irreversible step stands; null where nothing comes from a system. */
export function secondLookOf(
  workflow: Workflow,
  state: RunState,
  facts: Facts,
  step: { id: string; irreversible: boolean },
  now: string,
): SecondLook | null {
  if (!step.irreversible || factsFromSources(workflow, facts).length === 0) return null;
  const look = state.secondLooks[step.id];
  if (look === undefined) return { state: 'needed', at: null, problems: [] };
  const { at, problems, isOverridden } = look;
  if (problems.length > 0) return { state: isOverridden ? 'overridden' : 'failed', at, problems };
  return { state: (instantMs(now) ?? 0) - (instantMs(at) ?? 0) <= holdsFor ? 'passed' : 'old', at, problems };
}

/**
 * From the moment an irreversible step was opened, and after it was done, systems are not asked again for what is
 * known: they would tell what the step itself changed, and the finished work would undo its own decision.
 */
export function isFrozen(workflow: Workflow, state: RunState): boolean {
  return [...workflow.steps.values()].some(({ step }) => {
    if (!step.irreversible) return false;
    const look = state.secondLooks[step.id];
    const isOpen = look !== undefined && (look.problems.length === 0 || look.isOverridden);
    return isOpen || state.steps[step.id]?.state === 'done';
  });
}
