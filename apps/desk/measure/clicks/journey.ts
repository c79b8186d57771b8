/** What a person on the other side writes, and what an agent can answer from then on. */
export interface Reply {
  from: string;
  text: string;
  answers?: Answers;
}

/** By question: the words on the button, or what is typed. */
export type Answers = Record<string, string | { type: string }>;

/** One workflow's main journey: what the agent knows and what others say, never where to click. */
export interface Journey {
  workflow: string;
  /** A ticket the desk begins with, by number, or one that arrives. */
  ticket: number | { subject: string; text: string; requester: { name: string; email: string } };
  answers: Answers;
  /** By name: what the agent copies from a page of another system. */
  pages?: Record<string, string>;
  /** By the step whose text the agent has sent. */
  replies: Record<string, Reply>;
  /** Who answers on an owner's ticket. */
  owner?: { email: string; text: string };
  /** Actions with sources connected. Where the agent looks everything up by hand, twice as many. */
  limits: { firstReply: number; solved: number };
}

export interface Played {
  firstReply: number;
  solved: number;
  /** Before the first control at 320 px. */
  words: number;
  pixels: number;
  /** What each action was, in order. */
  actions: readonly string[];
}

export interface Row {
  workflow: string;
  sources: boolean;
  firstReply: number;
  solved: number;
  limitFirst: number;
  limitSolved: number;
  ok: boolean;
}

export function rowOf({ workflow, limits }: Journey, sources: boolean, { firstReply, solved }: Played): Row {
  const times = sources ? 1 : 2;
  const [limitFirst, limitSolved] = [limits.firstReply * times, limits.solved * times];
  const ok = firstReply <= limitFirst && solved <= limitSolved;
  return { workflow, sources, firstReply, solved, limitFirst, limitSolved, ok };
}
