import { EventBodySchema, type FactSource } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { agent, Journey, lead, service } from './_journey.ts';

const recorded = (fact: string, value: string | boolean, source: Exclude<FactSource, 'run' | 'workflow'>) =>
  ({ type: 'fact_recorded', fact, value, source, evidence: null, note: 'Seen' }) as const;

describe('X35: who vouches for a fact', () => {
  const run = new Journey('email_release', 'ana@initech.example');
  run.know({ 'address.wanted': 'ana@initech.example' });

  it.each(['ticket', 'gitlab', 'mailgun', 'zendesk'] as const)('is %s only through the service', (source) => {
    const body = recorded('other.confirmed', false, source);
    for (const actor of [agent, lead]) {
      expect(run.refusal(body, actor)).toMatchObject({ code: 'forbidden', path: 'source' });
      expect(
        run.refusal({ type: 'fact_unobtainable', fact: 'other.confirmed', source, note: null }, actor),
      ).toMatchObject({ code: 'forbidden' });
    }
    expect(run.refusal(body, service)).toBeNull();
  });

  it('is a manager only as a lead', () => {
    expect(run.refusal(recorded('other.confirmed', false, 'manager'), agent)).toMatchObject({ code: 'forbidden' });
    expect(run.refusal(recorded('other.confirmed', false, 'manager'), service)).toMatchObject({ code: 'forbidden' });
    expect(run.refusal(recorded('other.confirmed', false, 'manager'), lead)).toBeNull();
    for (const source of ['agent', 'customer'] as const) {
      expect(run.refusal(recorded('other.confirmed', false, source), agent)).toBeNull();
    }
  });

  it('of a clause is a lead alone', () => {
    const closed = (source: 'agent' | 'manager') =>
      ({
        type: 'fact_corrected',
        fact: 'until.issue_367823',
        value: 'open',
        source,
        evidence: null,
        reason: 'Seen',
      }) as const;
    for (const actor of [agent, lead]) expect(run.refusal(closed('agent'), actor)).toMatchObject({ code: 'forbidden' });
    expect(run.refusal(closed('manager'), agent)).toMatchObject({ code: 'forbidden' });
    expect(run.refusal(closed('manager'), lead)).toBeNull();
  });

  it('links to pages only', () => {
    const linked = (evidence: string) =>
      EventBodySchema.safeParse({ ...recorded('other.confirmed', false, 'agent'), evidence }).success;
    expect(linked('https://gitlab.com/admin/users/ana')).toBe(true);
    for (const evidence of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'mailto:a@b.example']) {
      expect(linked(evidence)).toBe(false);
    }
  });
});
