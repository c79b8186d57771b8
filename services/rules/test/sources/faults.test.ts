import { readKeys, type SourceKey } from '@handrail/contract';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/sources/finding.ts';
import { readFacts } from '../../src/sources/read-facts.ts';
import { sourceLimits } from '../../src/sources/source-policy.ts';
import { type Answer, answeringServer } from './_answering-server.ts';
import { callName } from './_case-answers.ts';
import { type Fault, failuresUnder, recordedUnder, type Schedule } from './_fault-model.ts';
import { given, keys, plain, truth, world } from './_fault-world.ts';
import { testReading, testSources } from './_sources.ts';

/** Always the same mixes: few with every test, 500 of each kind in the long form. */
const mixes = { numRuns: process.env.HANDRAIL_LONG === '1' ? 500 : 40, seed: 20_261_129 };
/** Longer than a busy machine ever takes, except where a call is to run out of time. */
const callTime = { ample: 60_000, short: 1000 };
const isSlow = (schedule: Schedule) => Object.values(schedule).some((faults) => faults.includes('timeout'));

const quickArb = fc.constantFrom<Fault>('429', '502', '500', 'reset', 'cut');
const calls = Object.keys(world);

/** So few failures that the breaker stays closed: what is recorded follows from the schedule alone. */
const fewArb = fc
  .record({
    faults: fc.uniqueArray(fc.tuple(fc.constantFrom(...calls), fc.array(quickArb, { minLength: 1, maxLength: 2 })), {
      minLength: 1,
      maxLength: 4,
      selector: ([call]) => call,
    }),
    slow: fc.oneof({ weight: 19, arbitrary: fc.constant(null) }, fc.constantFrom(...calls)),
  })
  .map(
    ({ faults, slow }): Schedule =>
      Object.fromEntries<readonly Fault[]>(slow === null ? faults : [...faults.slice(1), [slow, ['timeout']]]),
  )
  .filter((schedule) => failuresUnder(schedule) < sourceLimits.failures);

/** Anything, and an admin mode that ends or comes back at some call. */
const manyArb = fc.record({
  faults: fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant<Fault>('none') }, { weight: 2, arbitrary: quickArb }), {
    minLength: 1,
    maxLength: 60,
  }),
  plainFrom: fc.option(fc.integer({ min: 0, max: 50 }), { nil: null }),
  plainUntil: fc.option(fc.integer({ min: 0, max: 50 }), { nil: null }),
});

/** What the server does with a call; null plays no fault. */
let trouble: ((call: string) => { fault: Fault; isPlain: boolean }) | null = null;
let clock = Date.parse('2026-11-29T12:00:00Z');
let server: Awaited<ReturnType<typeof answeringServer>>;

function faulty(call: string, answer: Answer): Answer {
  const { fault, isPlain } = trouble?.(call) ?? { fault: 'none', isPlain: false };
  const seen = isPlain ? plain(call, answer) : answer;
  switch (fault) {
    case '429':
      return { status: 429, body: 'Retry later' };
    case '502':
      return { status: 502, body: 'Bad gateway' };
    case '500':
      return { status: 500, body: {} };
    case 'timeout':
      return { ...seen, delay: 2 * callTime.short };
    case 'reset':
      return { status: 0, reset: true };
    case 'cut': {
      const path = call.split(' ')[1]?.split('?')[0] ?? '';
      const link = `<${server.origin}/api/v4${path}?page=2>; rel="next"`;
      return Array.isArray(seen.body) ? { ...seen, body: [], headers: { link } } : seen;
    }
    case 'none':
    default:
      return seen;
  }
}

/** A client repeats a request by itself when a reused connection closes unanswered; then nothing would be lost. */
const onItsOwn = (answer: Answer): Answer => ({ ...answer, headers: { ...answer.headers, connection: 'close' } });

beforeAll(async () => {
  server = await answeringServer((asked) => {
    const call = callName(asked);
    if (call.includes('page=2')) return onItsOwn({ status: 502, body: 'Bad gateway' });
    const answer = world[call];
    return onItsOwn(answer ? faulty(call, answer) : { status: 404, body: { message: '404' } });
  });
});
afterAll(() => server.close());

/** Looks everything up under trouble, and once more after it, until all is known. */
async function lookUnder(
  troubled: NonNullable<typeof trouble>,
  call = callTime.ample,
): Promise<Map<SourceKey, Finding>> {
  const sources = testSources(server.origin, {
    call,
    openFor: 1,
    now: () => clock,
    without: ['zendesk', 'mailgun'],
  });
  trouble = troubled;
  const now = new Date('2026-11-29T12:00:00Z');
  const findings = await readFacts(testReading(sources, given, now), keys, { time: 10 * callTime.ample });
  trouble = null;
  clock += 60_000;
  await expect
    .poll(
      async () => {
        const again = await readFacts(testReading(sources, given, now, 900, 0), keys, { time: 10 * callTime.ample });
        return Object.fromEntries([...again].map(([key, one]) => [key, one.kind === 'record' ? one.value : null]));
      },
      { interval: 5, timeout: 120_000 },
    )
    .toEqual(truth);
  return findings;
}

/** What was recorded and is not so, and what nobody would take for an answer. */
const wrongIn = (findings: Map<SourceKey, Finding>) =>
  [...findings].filter(
    ([key, finding]) => finding.kind === 'propose' || (finding.kind === 'record' && finding.value !== truth[key]),
  );

describe('any mix of faults', { timeout: 600_000 }, () => {
  it('a few: exactly those facts stay open that cannot be learnt another way, and none for ever', async () => {
    expect(keys.every((key) => key in readKeys)).toBe(true);
    await fc.assert(
      fc.asyncProperty(fewArb, async (schedule) => {
        const tries = new Map<string, number>();
        const findings = await lookUnder(
          (call) => {
            const at = tries.get(call) ?? 0;
            tries.set(call, at + 1);
            return { fault: schedule[call]?.[at] ?? 'none', isPlain: false };
          },
          isSlow(schedule) ? callTime.short : callTime.ample,
        );
        expect(wrongIn(findings)).toEqual([]);
        const recorded = keys.filter((key) => findings.get(key)?.kind === 'record');
        const must = recordedUnder(schedule);
        // With little time, a busy machine may lose more than the schedule says; never less.
        if (isSlow(schedule)) expect(must).toEqual(expect.arrayContaining(recorded));
        else expect(recorded.toSorted()).toEqual(must.toSorted());
      }),
      mixes,
    );
  });

  it('these mixes are neither all deadly nor all harmless, for any fact', () => {
    const drawn = fc.sample(fewArb, mixes).map(recordedUnder);
    for (const key of keys) {
      const times = drawn.filter((recorded) => recorded.includes(key)).length;
      expect([key, times > mixes.numRuns / 4 && times < mixes.numRuns]).toEqual([key, true]);
    }
  });

  it('many: facts are left open rather than wrong, and none is lost for ever', async () => {
    await fc.assert(
      fc.asyncProperty(manyArb, async ({ faults, plainFrom, plainUntil }) => {
        let count = 0;
        const findings = await lookUnder(() => {
          const number = count;
          count += 1;
          const isPlain = (plainFrom !== null && number >= plainFrom) || (plainUntil !== null && number < plainUntil);
          return { fault: faults[number % faults.length] ?? 'none', isPlain };
        });
        expect(wrongIn(findings)).toEqual([]);
      }),
      mixes,
    );
  });
});
