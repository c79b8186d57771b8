import type { FactDeclaration, FactType, FactValue, UntilClause, WorkflowSummary } from '@handrail/contract';
import type { AuthoredStep, AuthoredWorkflow } from './authored-workflow.ts';
import type { Diagram } from './diagram.ts';
import type { Term } from './term.ts';
import type { Variable } from './variable.ts';
import type { RuleText, RuleViews } from './view-rules.ts';

/** What is wrong in an authored workflow, placed by its path in the document. */
export type CompileProblem = {
  path: (string | number)[];
  message: string;
  /** What to write instead, e.g. the nearest known name. */
  suggestion: string | null;
  severity: 'error' | 'warning';
};

/** A declared fact as the engine works with it. */
export type DeclaredFact = {
  declaration: FactDeclaration;
  /** Value until somebody records one: `starts` of a case fact, the first state of a progress fact, `state_seen`. */
  starts: FactValue | null;
  type: FactType;
  /** What a test on this fact looks at. */
  term: Term;
  /** Case and progress facts under it; itself unless derived. */
  bases: string[];
};

/** A rule ready to walk. `root` is its own diagram, over valid cases only. */
export type CompiledRule = {
  id: string;
  outcome: string;
  root: number;
  variables: number[];
  text: RuleText;
  views: RuleViews;
};

/** A step and the outcome it belongs to; null for steps offered under every outcome. */
export type PlacedStep = {
  step: AuthoredStep;
  outcome: string | null;
  path: (string | number)[];
  /** Diagram of its `when`; null when it has none. */
  when: number | null;
};

/** A workflow compiled for one version: what it declares, and the diagram that decides it. */
export type Workflow = {
  readonly id: string;
  readonly version: string;
  readonly authored: AuthoredWorkflow;
  readonly declarations: readonly FactDeclaration[];
  readonly summary: WorkflowSummary;
  readonly until: readonly UntilClause[];
  readonly facts: ReadonlyMap<string, DeclaredFact>;
  readonly variables: readonly Variable[];
  readonly rules: readonly CompiledRule[];
  readonly steps: ReadonlyMap<string, PlacedStep>;
  /** Outcome names by number, as the diagram's leaves count them. */
  readonly outcomes: readonly string[];
  readonly diagram: Diagram;
  /** Root of the outcome diagram. */
  readonly root: number;
  /** Root of the diagram that ends in rule numbers, for verification. */
  readonly byRule: number;
};
