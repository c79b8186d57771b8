import { describe, expect, it } from 'vitest';
import { type Finding, verify } from '../src/index.ts';
import { compiledOrThrow, exampleWorkflow } from './example-workflow.ts';

const facts = {
  paid: { ask: 'Do they pay?', type: 'boolean' },
  seats: { ask: 'How many seats?', type: 'number' },
  colour: { ask: 'Which colour?', type: 'choice', options: ['red', 'blue'] },
  'lead.lost': { progress: 'What the lead said', options: ['none', 'approved', 'denied'] },
};
const ask = { id: 'ask', kind: 'approval', title: 'Ask a lead', of: 'lead', question: 'Go on?', answers: 'lead.lost' };
const act = { id: 'act', kind: 'note', title: 'Act', snippet: 'act' };

function findings(changes: object): Finding[] {
  const { source } = exampleWorkflow();
  const outcomes = {
    go: { says: 'Go', tone: 'go', steps: [act] },
    stop: { says: 'Stop', tone: 'stop', steps: [{ ...act, id: 'halt' }] },
  };
  return verify(
    compiledOrThrow({
      id: 'seeded',
      title: 'Seeded',
      summary: 'Seeded',
      source,
      facts,
      outcomes,
      lost: [ask],
      ...changes,
    }),
  );
}

function rule(id: string, when: object, outcome: string, rest: object = {}): object {
  return { id, when, outcome, reason: id, cite: 'Seeded', ...rest };
}

describe('verify', () => {
  it('finds nothing in a workflow that is whole', () => {
    expect(verify(compiledOrThrow(exampleWorkflow()))).toEqual([]);
  });

  it('finds five seeded faults at once, each with its place and a witness', () => {
    const found = findings({
      rules: [
        rule('many', { seats: { at_least: 10 } }, 'go', { group: 'size' }),
        rule('paying', { paid: true, seats: { at_least: 5 } }, 'stop', { group: 'size' }),
        rule('huge', { seats: { at_least: 20 } }, 'stop'),
        rule('red', { colour: 'red', paid: true }, 'stop'),
        rule('blue', { colour: 'blue', paid: true }, 'stop'),
      ],
      outcomes: {
        go: { says: 'Go', tone: 'go', steps: [{ ...act, irreversible: true, early: true }] },
        stop: { says: 'Stop', tone: 'stop', steps: [{ ...act, id: 'halt' }] },
      },
    });
    expect(found.map(({ kind, path }) => `${kind} ${path.join('.')}`)).toEqual([
      'gap rules',
      'unreachable_rule rules.2',
      'overlap rules.1',
      'idle_fact facts.colour',
      'irreversible_while_open outcomes.go.steps.0',
    ]);
    for (const { severity, witness } of found) {
      expect(severity).toBe('error');
      expect(witness).not.toBeNull();
    }
  });

  it('gives witnesses that show what they say', () => {
    const rules = [
      rule('many', { seats: { at_least: 10 } }, 'go', { group: 'size' }),
      rule('paying', { paid: true, seats: { at_least: 5 } }, 'stop', { group: 'size' }),
    ];
    const [gap, overlap] = findings({ rules });
    expect(gap?.witness).toEqual({ seats: 4 });
    expect(overlap?.witness).toMatchObject({ paid: true });
    expect(Number(overlap?.witness?.['seats'])).toBeGreaterThanOrEqual(10);
  });

  it('names the rule that stands in the way', () => {
    const rules = [rule('all', {}, 'go'), rule('paying', { paid: true }, 'stop')];
    const messages = findings({ rules }).map(({ message }) => message);
    expect(messages).toContain('Rule paying never decides: whenever it holds, an earlier rule has decided, here all');
    expect(messages).toContain('Nothing leads to outcome stop');
  });

  it('finds steps nobody sees and outcomes without a step', () => {
    const found = findings({
      rules: [rule('paying', { paid: true }, 'go'), rule('rest', {}, 'stop')],
      outcomes: {
        go: { says: 'Go', tone: 'go', steps: [{ ...act, when: { paid: false } }] },
        stop: { says: 'Stop', tone: 'stop' },
      },
    });
    const errors = found.filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([
      { kind: 'outcome_without_step', path: ['outcomes', 'stop'], witness: { paid: false } },
      { kind: 'hidden_step', path: ['outcomes', 'go', 'steps', 0, 'when'], witness: { paid: true } },
    ]);
  });

  it('leaves room for facts that only texts use', () => {
    const unused = findings({ rules: [rule('paying', { paid: true }, 'go'), rule('rest', {}, 'stop')] });
    expect(unused).toMatchObject([
      { kind: 'idle_fact', severity: 'warning', fact: 'seats' },
      { kind: 'idle_fact', severity: 'warning', fact: 'colour' },
    ]);
  });

  describe('keeps yeses, noes and facts bound to what they are about', () => {
    const wipe = { ...act, id: 'wipe', irreversible: true };
    const outcomes = {
      go: { says: 'Go', tone: 'go', steps: [wipe] },
      stop: { says: 'Stop', tone: 'stop', steps: [{ ...act, id: 'halt' }] },
    };
    const rules = [rule('paying', { paid: true }, 'go'), rule('rest', {}, 'stop')];
    const kinds = (changes: object) => {
      const found = findings({ rules, outcomes, ...changes }).filter(({ kind }) => kind !== 'idle_fact');
      for (const { witness } of found) expect(witness).not.toBeNull();
      return found.map(({ kind, path }) => `${kind} ${path.join('.')}`);
    };

    it('X31: a consent that covers nothing', () => {
      const asked = { ask: 'Do they agree?', type: 'boolean', who: 'customer' };
      const of = (consent: object) => ({ facts: { ...facts, paid: consent } });
      expect(kinds(of(asked))).toEqual(['consent_covers_nothing facts.paid']);
      expect(kinds(of({ ...asked, covers: ['seats'] }))).toEqual([]);
    });

    it('X32: an irreversible step that rests on facts about something it does not name', () => {
      const about = { facts: { ...facts, paid: { ...facts.paid, about: 'colour' } } };
      expect(kinds(about)).toEqual(['step_names_less outcomes.go.steps.0']);
      const named = { ...outcomes, go: { ...outcomes.go, steps: [{ ...wipe, about: 'colour' }] } };
      expect(kinds({ ...about, outcomes: named })).toEqual([]);
    });

    it('X34: a manager who is waited for and never asked', () => {
      expect(kinds({ lost: [] })).toEqual(['manager_without_way_out facts.paid']);
      const manager = { ...outcomes, stop: { ...outcomes.stop, tone: 'manager' } };
      expect(kinds({ outcomes: manager })).toEqual(['manager_without_way_out outcomes.stop']);
    });

    it('X35: a no that can be walked around', () => {
      const doubt = { ...ask, id: 'doubt', answers: 'lead.doubt' };
      const withDoubt = {
        facts: { ...facts, 'lead.doubt': facts['lead.lost'] },
        outcomes: { ...outcomes, stop: { ...outcomes.stop, steps: [doubt, { ...act, id: 'halt' }] } },
      };
      const first = rule('doubt', { colour: 'red', 'lead.doubt': { not: 'approved' } }, 'stop');
      expect(kinds({ ...withDoubt, rules: [first, ...rules] })).toEqual(['denial_bypassed outcomes.stop.steps.0']);
      const stands = rule('denied', { 'lead.doubt': 'denied' }, 'stop');
      expect(kinds({ ...withDoubt, rules: [stands, first, ...rules] })).toEqual([]);
    });

    it('X41: an outcome from which no run can end', () => {
      const waiting = { id: 'wait', kind: 'wait', title: 'Wait', on: 'somebody' };
      const endless = { ...outcomes, stop: { ...outcomes.stop, steps: [waiting] } };
      expect(kinds({ outcomes: endless })).toEqual(['outcome_without_ending outcomes.stop']);
      expect(kinds({ outcomes: { ...endless, stop: { ...endless.stop, leads_to: ['go'] } } })).toEqual([]);
    });
  });

  it('does not count cases that constraints rule out', () => {
    const rules = [rule('paying', { paid: true }, 'go'), rule('few', { seats: { below: 10 } }, 'stop')];
    const because = 'Ten seats are always paid for';
    const constraints = [{ if: { seats: { at_least: 10 } }, implies: { paid: true }, because }];
    expect(findings({ rules }).map(({ kind }) => kind)).toContain('gap');
    expect(findings({ rules, constraints }).map(({ kind }) => kind)).not.toContain('gap');
  });

  it('shows for an irreversible step how much can be known with its outcome still open', () => {
    const irreversible = { ...act, id: 'wipe', irreversible: true };
    const rules = [rule('paying', { paid: true, colour: 'red' }, 'go'), rule('rest', {}, 'stop')];
    const offered = findings({ rules, steps: [irreversible] }).find(({ kind }) => kind === 'irreversible_while_open');
    expect(offered).toMatchObject({ path: ['steps', 0], witness: { paid: true } });
  });
});
