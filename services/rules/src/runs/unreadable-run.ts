import { Refusal } from '../problem.ts';
import type { StoredRun } from '../store/store.ts';

/**
 * A kept run that this build cannot work out: its workflow version does not compile here, or an event is of a kind or
 * a spelling unknown here. Nothing may be decided on half of it, so it is shown as a record.
 */
export class UnreadableRun extends Refusal {
  readonly account: string;
  readonly stored: StoredRun;
  constructor(account: string, stored: StoredRun, cause: unknown) {
    super('conflict', 'This version of Handrail cannot work with this checklist; its record is shown', { cause });
    this.account = account;
    this.stored = stored;
  }
}
