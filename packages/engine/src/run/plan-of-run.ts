import type { LinkView, RenderedSnippet, Step, Turn, Wait } from '@handrail/contract';

/** What to do under a decision, in order. */
export type Plan = {
  steps: Step[];
  /** The one step to expand: the first that can be worked. */
  nextStep: string | null;
  /** What the next step's submit takes along; null when the next step is not part of a turn. */
  turn: Turn | null;
  /** Steps of the current outcome and those already done. */
  progress: { done: number; total: number };
  openGates: string[];
  /** Facts to ask first: what the run is about, and what the steps of now name. */
  first: string[];
  /** Facts to ask last: whether a required step is needed depends on them. */
  toKnow: string[];
  waits: Wait[];
  /** Snippets the outcome offers besides those of its steps. */
  snippets: RenderedSnippet[];
};

export type PlanOptions = {
  /** Instant, ISO 8601 in UTC. */
  now: string;
  render: (snippetId: string) => RenderedSnippet;
  link: (linkId: string) => LinkView;
};
