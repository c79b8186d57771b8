import type { LinkView, RenderedSnippet, Step, Wait } from '@handrail/contract';

/** What to do under a decision, in order. */
export type Plan = {
  steps: Step[];
  /** The one step to expand: the first that can be worked. */
  nextStep: string | null;
  /** Steps of the current outcome and those already done. */
  progress: { done: number; total: number };
  openGates: string[];
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
