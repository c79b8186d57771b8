import { join } from 'node:path';
import type { Event, FactDeclaration, FactValue } from '@handrail/contract';
import { patience, runs } from '@handrail/engine/generate/runs';
import { loadWorkflows, type Pack } from '@handrail/workflows';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Wanted } from './look-up-starts.ts';
import { questionsOf } from './questions-of.ts';
import { type Situation, situationOf } from './situation.ts';
import { sourceKeys } from './source-keys.ts';

const loaded = loadWorkflows(join(import.meta.dirname, '../../../../packages/workflows/packs'));
const packs = loaded.ok ? loaded.packs.map((pack) => ({ id: pack.workflow.id, pack })) : [];
const now = new Date('2026-11-23T12:00:00.000Z');
const byHand: Wanted = new Map();

type Body = NonNullable<Event['body']>;
type Answer = readonly [fact: string, value: FactValue | null];

/** The run of a ticket that says nothing, after these answers; null is what nobody could find out. */
function after({ workflow }: Pack, answers: readonly Answer[]): Event[] {
  const { id, version } = workflow;
  const bodies: Body[] = [
    { type: 'run_opened', workflow: id, version, ticketId: 1, subject: null, because: [], choice: 'matched' },
    ...answers.map(
      ([fact, value]): Body =>
        value === null
          ? { type: 'fact_unobtainable', fact, source: 'agent', note: null }
          : { type: 'fact_recorded', fact, value, source: 'agent', evidence: null, note: null },
    ),
  ];
  return bodies.map((body, index) => ({
    id: `event-${index}`,
    runId: 'run',
    seq: index + 1,
    at: now.toISOString(),
    actor: { id: '9001', name: 'Ada Agent', role: 'agent' },
    key: `key-${index}`,
    type: body.type,
    body,
    basis: null,
    hash: '',
    previousHash: '',
  }));
}

function standing(pack: Pack, answers: readonly Answer[]): Situation {
  const ticket = { id: 1, subject: 'Help', requester: { name: 'Ana', email: 'ana@initech.example' } };
  const known = { events: after(pack, answers), siblings: [], ticket, origin: 'https://acme.zendesk.example' };
  return situationOf(pack, known, now);
}

const asked = (situation: Situation, readable = byHand) => questionsOf(situation, readable).map(({ fact }) => fact);

function packOf(workflow: string): Pack {
  const found = packs.find(({ id }) => id === workflow)?.pack;
  if (!found) throw new Error(`No workflow ${workflow}`);
  return found;
}

describe('what opens the page to look at', () => {
  const release = packOf('email_release');
  const named = ['address.wanted', 'kim@initech.example'] as const;

  const elsewhere = [named, ['other.found', 'elsewhere']] as const;

  it('is asked right after the question that leads, where that one is answered there', () => {
    const order = asked(standing(release, elsewhere));
    expect(order.slice(0, 2)).toEqual(['other.activity', 'other.username']);
    expect(order.filter((fact) => fact === 'other.username')).toHaveLength(1);
  });

  it('is asked right before the first question that is answered there, where another leads', () => {
    const order = asked(standing(release, [...elsewhere, ['other.activity', 'none'], ['other.kind', 'primary']]));
    expect(order.slice(0, 3)).toEqual(['requester.plan', 'other.username', 'other.signed_in']);
  });

  it.each([
    ['nobody knows yet that there is such an account', [named]],
    ['it is known', [named, ['other.found', 'elsewhere'], ['other.username', 'kim']]],
    ['nobody can find it out', [named, ['other.found', 'elsewhere'], ['other.username', null]]],
    ['nothing on it is asked any more', [named, ['other.found', 'not_found']]],
  ] as const)('is not asked while %s', (_when, answers) => {
    expect(asked(standing(release, answers))).not.toContain('other.username');
  });

  it('is not asked for what nobody could find out there', () => {
    const lost = ['activity', 'kind', 'confirmed', 'memberships', 'has_data', 'signed_in'] as const;
    const situation = standing(release, [
      named,
      ['other.found', 'elsewhere'],
      ['requester.plan', 'paid'],
      ...lost.map((fact) => [`other.${fact}`, null] as const),
    ]);
    expect(situation.decision.status).toBe('manager');
    expect(asked(situation)).not.toContain('other.username');
  });

  it('is asked where no step asks for it', () => {
    const order = asked(standing(packOf('enterprise_email_owner'), [['address.current', 'bo@acme.example']]));
    expect(order).toEqual(expect.arrayContaining(['requester.role', 'domain.is_verified', 'group.path']));
  });

  it('follows what opens the page where it is found itself', () => {
    const order = asked(standing(packOf('enterprise_email_user'), [['address.current', 'bo@acme.example']]));
    const chain = ['user.username', 'group.path', 'domain.is_verified'].map((fact) => order.indexOf(fact));
    expect(chain).toEqual(chain.toSorted((a, b) => a - b));
    expect(chain[0]).toBeGreaterThanOrEqual(0);
  });
});

const samples: Record<FactDeclaration['type'], FactValue[]> = {
  boolean: [true, false],
  choice: [],
  number: [0, 3],
  date: ['2026-01-01'],
  text: ['acme'],
  email: ['ana@initech.example', 'kim@initech.example'],
  list: [['acme.example']],
  members: [[]],
};

describe.each(packs)('$id, however it is answered', patience, ({ pack }) => {
  const { workflow } = pack;
  const lookedUp = sourceKeys(pack);

  /** What is asked now, be it by a step. */
  function open({ plan, facts }: Situation, questions: readonly string[]): string[] {
    const inSteps = plan.steps.flatMap((step) =>
      step.kind === 'ask' && step.phase === 'now' && step.mark.state === 'todo' ? step.facts : [],
    );
    return [...questions, ...inSteps.filter((id) => (facts[id]?.state ?? 'unknown') === 'unknown')];
  }

  function expectOrder(situation: Situation, readable: Wanted): void {
    const questions = questionsOf(situation, readable);
    const order = questions.map(({ fact }) => fact);
    expect(new Set(order).size).toBe(order.length);
    const { decision, plan, facts } = situation;
    const wanted = new Set([...decision.missing.map(({ fact }) => fact), ...plan.first, ...plan.toKnow]);
    const opens = (fact: string) => questions.some(({ look }) => look?.waitsFor?.includes(fact));
    questions.forEach(({ fact, look, unobtainable }, index) => {
      const startsLookUp = questions.slice(index + 1).some((other) => readable.has(other.fact));
      expect(wanted.has(fact) || opens(fact) || startsLookUp, `${fact} matters`).toBe(true);
      if (unobtainable) return;
      for (const key of look?.waitsFor ?? []) {
        if (facts[key]?.state === 'unobtainable') continue;
        const place = order.indexOf(key);
        if (place < 0) {
          const asking = plan.steps.filter(
            (step) => step.kind === 'ask' && step.phase === 'now' && step.facts.includes(key),
          );
          expect(asking.length, `${key} is asked, since it opens the page for ${fact}`).toBeGreaterThan(0);
          expect(asking.map(({ mark }) => mark.state)).not.toContain('todo');
        } else if (index > 0) expect(place, `${key} is asked before ${fact}`).toBeLessThan(index);
        else expect(order.slice(1, place).every(opens), `${key} is asked right after ${fact}`).toBe(true);
      }
    });
  }

  it.each([
    ['by hand', byHand],
    ['with systems that were asked in vain', lookedUp],
  ])('asks beside each question what opens its page, and nothing idle: %s', (_how, readable) => {
    let states = 0;
    const draws = fc.array(fc.nat(9999), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(draws, (drawn) => {
        const numbers = [...drawn];
        const draw = (below: number) => (numbers.shift() ?? 0) % below;
        const answers: Answer[] = [];
        for (let turn = 0; turn < 20; turn += 1) {
          const situation = standing(pack, answers);
          expectOrder(situation, readable);
          states += 1;
          const [best, ...others] = open(situation, asked(situation, readable));
          if (best === undefined) return;
          const fact = draw(3) === 0 ? ([best, ...others][draw(others.length + 1)] ?? best) : best;
          const declaration = workflow.facts.get(fact)?.declaration;
          if (!declaration) throw new Error(`No fact ${fact}`);
          const values = [...samples[declaration.type], ...declaration.options.map(({ value }) => value)];
          answers.push([fact, draw(12) === 0 ? null : (values[draw(values.length)] ?? null)]);
        }
      }),
      runs(20, 400),
    );
    expect(states).toBeGreaterThan(60);
  });
});
