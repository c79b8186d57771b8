import type { AuthoredStep, AuthoredWorkflow } from '../workflow/authored-workflow.ts';
import type { PlacedStep } from '../workflow/workflow.ts';

/** A step before its condition is compiled. */
export type Placed = Omit<PlacedStep, 'when' | 'isLost' | 'names'>;

/** Every step of a workflow in working order, the status and the wait of a reply behind it. */
export function placedSteps(authored: AuthoredWorkflow): Placed[] {
  const own = Object.entries(authored.outcomes).flatMap(([outcome, { steps }]) =>
    steps.flatMap((step, i) => turnOf(step, outcome, ['outcomes', outcome, 'steps', i])),
  );
  return [
    ...own,
    ...authored.steps.flatMap((step, i) => turnOf(step, null, ['steps', i])),
    ...authored.lost.flatMap((step, i) => turnOf(step, null, ['lost', i])),
  ];
}

/** Where an author wrote what a part of a turn shares with its reply. */
export function authoredPath({ step, path, turnOf }: Placed): Placed['path'] {
  return turnOf === null || turnOf === step.id ? path : path.slice(0, -1);
}

const titles = {
  new: 'Leave the ticket new',
  open: 'Set the ticket to open',
  pending: 'Set the ticket to pending',
  hold: 'Set the ticket to on-hold',
  solved: 'Solve the ticket',
  closed: 'Close the ticket',
} as const;

function turnOf(step: AuthoredStep, outcome: string | null, path: Placed['path']): Placed[] {
  const first: Placed = { step, outcome, path, turnOf: null };
  if (step.kind !== 'reply' && step.kind !== 'macro') return [first];
  const { status, wait } = step;
  if (!status && !wait) return [first];
  const shared = { irreversible: false, early: step.early, when: step.when, otherwise: step.otherwise };
  const parts: Placed[] = [{ ...first, turnOf: step.id }];
  if (status) {
    // What the reply announces, its status announces too.
    const awaits = step.awaits ?? step.asks;
    const { id = `${step.id}-status`, title = titles[status.status] } = status;
    parts.push({
      step: { kind: 'status', ...shared, awaits, ...status, id, title, needs: step.needs },
      outcome,
      path: [...path, 'status'],
      turnOf: step.id,
    });
  }
  if (wait) {
    const { id = `${step.id}-wait`, title = `Wait: ${wait.on}` } = wait;
    parts.push({
      // Nothing is awaited before the reply has gone out.
      step: { kind: 'wait', ...shared, gate: false, ...wait, id, title, needs: [step.id] },
      outcome,
      path: [...path, 'wait'],
      turnOf: step.id,
    });
  }
  return parts;
}
