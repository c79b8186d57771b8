/** Where the measured process answers, and what to ask it. */
export interface Told {
  service: string;
  /** The same, but every view is worked out anew. */
  forgetful: string;
  bare: string;
  headers: Record<string, string>;
  asked: unknown;
  runId: string;
  /** Sizes of the two answers. */
  bytes: { decision: number; run: number };
}

export const isTold = (message: unknown): message is Told =>
  typeof message === 'object' && message !== null && 'runId' in message;
