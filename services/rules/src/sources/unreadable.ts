import type { LookUpReason, LookUpReasonCode } from '@handrail/contract';

/** Ends the reading of one fact, and says why it stays open. */
export class Unreadable extends Error {
  override name = 'Unreadable';
  readonly reason: LookUpReason;
  /** Milliseconds after which the source wants to be asked again; null when it did not say. */
  readonly retryAfter: number | null;
  /** The source itself is in trouble: asking once more may help, and asking on and on would harm it. */
  readonly isTransient: boolean;

  constructor(code: LookUpReasonCode, options: { detail?: string; retryAfter?: number; isTransient?: boolean } = {}) {
    super(code);
    this.reason = { code, detail: options.detail ?? null };
    this.retryAfter = options.retryAfter ?? null;
    this.isTransient = options.isTransient ?? false;
  }
}
