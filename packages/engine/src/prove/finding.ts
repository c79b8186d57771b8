import type { FactValue } from '@handrail/contract';

export type FindingKind =
  | 'gap'
  | 'unreachable_rule'
  | 'overlap'
  | 'idle_fact'
  | 'hidden_step'
  | 'outcome_without_step'
  | 'outcome_without_rule'
  | 'irreversible_while_open'
  | 'decided_without_facts'
  /** A consent that names nothing, or an answer of a customer that something irreversible rests on and that is none. */
  | 'consent_covers_nothing'
  /** An irreversible step rests on facts about something that it does not name. */
  | 'step_names_less'
  /** Nobody is asked where something cannot be found out, or where a manager has to decide. */
  | 'manager_without_way_out'
  /** A lead's no does not keep an irreversible step from being reached. */
  | 'denial_bypassed'
  /** An outcome from which no run can end. */
  | 'outcome_without_ending';

/** Something the workflow's meaning gets wrong, with a case that shows it. */
export type Finding = {
  kind: FindingKind;
  severity: 'error' | 'warning';
  path: (string | number)[];
  message: string;
  suggestion: string | null;
  /** Values of base facts that show it; facts left out may have any value. Null when no case can show it. */
  witness: Record<string, FactValue> | null;
  /** The fact a finding is about, for `idle_fact`. */
  fact: string | null;
};

/** How two versions differ in what they decide. */
export type WorkflowDiff = {
  /** Share of all cases, each combination of cells counted once, whose outcome changes. 0..1 */
  share: number;
  changes: {
    from: string;
    to: string;
    share: number;
    /** One case that changes so. */
    witness: Record<string, FactValue>;
  }[];
  facts: { added: string[]; removed: string[] };
  rules: { added: string[]; removed: string[] };
  steps: { added: string[]; removed: string[] };
};
