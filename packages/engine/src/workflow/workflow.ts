import type { FactDeclaration, FactType, FactValue, UntilClause, WorkflowSummary } from '@handrail/contract';
import type { AuthoredStep, AuthoredWorkflow } from './authored-workflow.ts';
import type { Diagram } from '../diagram/diagram.ts';
import type { Term } from '../values/term.ts';
import type { Variable } from '../diagram/variable.ts';
import type { RuleText, RuleViews } from './rule-text.ts';

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
  /** Facts that name what it is about; empty for the ticket itself. */
  about: readonly string[];
  /** Of a consent: the facts it covers. */
  covers: readonly string[];
  /** No lead can answer it. */
  isIrreplaceable: boolean;
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
  /** The reply with whose submit it goes out, that reply itself included; null for a step on its own. */
  turnOf: string | null;
  /** Diagram of its `when`; null when it has none. */
  when: number | null;
  /** Offered only while something that matters cannot be found out. */
  isLost: boolean;
  /** Facts whose values its text names or that it is done to; as they were then, so long it stands. */
  names: readonly string[];
};

/** Where a recorded fact goes; null for one that decides nothing by itself. */
export type FactPlace = {
  readonly fact: string;
  readonly variable: Variable | null;
  /** The fact declared after it. */
  readonly next: FactPlace | null;
};

/** Recorded facts as cells: every decision reads them, so what does not change from case to case is worked out once. */
export type CellReading = {
  /** Of the fact declared first. */
  readonly first: FactPlace | null;
  readonly places: ReadonlyMap<string, FactPlace>;
  /** Cells while nothing is recorded, dates that count back from `asOf` left out. */
  readonly initial: readonly number[];
  /** Variables that start with such a date. */
  readonly dated: readonly Variable[];
  /** Variables that are computed from several facts. */
  readonly computed: readonly Variable[];
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
  readonly reading: CellReading;
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
