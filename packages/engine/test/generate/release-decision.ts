import type { AuthoredWorkflow } from '../../src/workflow/authored-workflow.ts';
import { workflowOf } from './workflow-of.ts';

export const releaseFacts = [
  'other.active',
  'other.member',
  'other.confirmed',
  'other.signed_in',
  'requester.paid',
  'address.primary',
  'reply.from_wanted',
] as const;
export type ReleaseFact = (typeof releaseFacts)[number];

/** Whether an e-mail address may be freed: seven facts, 2187 states of knowledge, small enough to try them all. */
export function releaseDecision(): AuthoredWorkflow {
  const fact = (ask: string): object => ({ ask, type: 'boolean' });
  return workflowOf({
    facts: {
      'other.active': fact('Does the other account show activity?'),
      'other.member': fact('Is it a member of anything?'),
      'other.confirmed': fact('Is the address confirmed there?'),
      'other.signed_in': fact('Did anybody ever sign in?'),
      'requester.paid': fact('Is the requester a paid user?'),
      'address.primary': fact('Is it the primary address there?'),
      'reply.from_wanted': fact('Did the reply come from the address?'),
    },
    rules: [
      { when: { 'other.active': true }, outcome: 'verify_ownership' },
      { when: { any: [{ 'other.member': true }, { 'other.confirmed': true }] }, outcome: 'not_eligible' },
      { when: { 'address.primary': true, 'requester.paid': false }, outcome: 'resend_confirmation' },
      { when: { 'other.signed_in': true, not: { 'reply.from_wanted': true } }, outcome: 'manager' },
      { when: { 'reply.from_wanted': false }, outcome: 'await_reply' },
      { when: {}, outcome: 'eligible' },
    ],
  });
}

/** State `number` of 3^7: per fact, in base three, 0 for not known, 1 for no, 2 for yes. */
export function releaseState(number: number): (boolean | undefined)[] {
  return releaseFacts.map((_, i) => {
    const digit = Math.floor(number / 3 ** i) % 3;
    return digit === 0 ? undefined : digit === 2;
  });
}
