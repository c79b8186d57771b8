import type { Facts, FactValue } from '@handrail/contract';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeptTexts } from './kept-texts.ts';
import { loadWorkflows } from './load-workflows.ts';
import { type Pack, restorePack } from './pack.ts';
import { renderLink } from './render-link.ts';
import { renderSnippet } from './render-snippet.ts';
import { caseFacts, factsOf } from './run-case.ts';
import type { RenderContext } from './template-scope.ts';

const loaded = loadWorkflows(fileURLToPath(new URL('../packs', import.meta.url)));

/** Another pack to everything that is kept, so each of its texts is filled anew. */
const anew = (pack: Pack): Pack => ({ ...pack });

const textsOf = (pack: Pack, context: RenderContext) => [
  ...Object.keys(pack.snippets).map((id) => renderSnippet(pack, id, context)),
  ...Object.keys(pack.workflow.authored.links).map((id) => renderLink(pack, id, context)),
];

describe.each(loaded.ok ? loaded.packs : [])('kept texts of $workflow.id', (pack) => {
  const moments = [pack.cases.as_of, '2026-12-24T08:00:00Z'];
  const contexts = pack.cases.cases.flatMap((test, number) =>
    moments.map((now, moment) => ({
      facts: factsOf(pack.workflow, caseFacts(pack.cases, test), now),
      ticket: {
        id: number,
        subject: number % 2 === 0 ? null : 'A *ticket*',
        requester: { name: number % 3 === 0 ? null : 'Ana', email: 'ana@example.com' },
        url: `https://${moment}.z.example/agent/tickets/${number}`,
      },
      ownerTickets: number % 4 === 0 ? [{ ticketId: 12, username: 'ida' }] : [],
      now: new Date(now),
    })),
  );

  it('are those that the same values make anew, in all cases and any order', () => {
    const fresh = contexts.map((context) => JSON.stringify(textsOf(anew(pack), context)));
    const forth = contexts.map((context) => JSON.stringify(textsOf(pack, context)));
    const back = contexts.toReversed().map((context) => JSON.stringify(textsOf(pack, context)));
    expect(forth).toEqual(fresh);
    expect(back.toReversed()).toEqual(fresh);
    expect(new Set(fresh).size).toBeGreaterThan(5);
  });
});

const tiny = restorePack(
  JSON.stringify({
    version: '0123456789ab',
    authored: {
      id: 'tiny',
      title: 'Tiny',
      summary: 'A workflow for this test.',
      source: { page: 'page.txt', heading: 'Heading', url: 'https://handbook.example/page/#heading' },
      facts: {
        'a.one': { ask: 'First?', type: 'text' },
        'a.two': { ask: 'Second?', type: 'text' },
        'a.sure': { ask: 'Sure?', type: 'boolean' },
      },
      rules: [{ id: 'one', when: {}, outcome: 'yes', reason: 'Always', cite: 'Heading' }],
      outcomes: { yes: { says: 'Yes', tone: 'go' } },
      links: { find: { label: 'Find', system: 'Admin', url: 'https://a.example/{{ a.one }}/{{ a.two }}' } },
    },
    snippets: {
      both: { id: 'both', title: 'both', mode: 'public', handbook: [], body: '{{ a.one }}, {{ a.two }}{{ greeting }}' },
      sure: { id: 'sure', title: 'sure', mode: 'copy', handbook: [], body: '{% if a.sure %}{{ a.one }}{% endif %}' },
    },
  }),
);

const factsFrom = (values: Record<string, FactValue | null>): Facts =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      value === null
        ? { state: 'unknown', failed: null }
        : { state: 'known', value, source: 'agent', by: null, at: '2026-06-01T12:00:00Z', evidence: null, note: null },
    ]),
  );

const word = fc.oneof(
  fc.constantFrom(null, '', 'null', 'true', 'yes', 'a', ',', '"', '","', '[', '] 1 ["', '1 ["a"]'),
  fc.string({ maxLength: 6 }),
);
const context = fc
  .record({ one: word, two: word, sure: fc.constantFrom(null, true, false), name: word })
  .map(({ one, two, sure, name }) => ({
    facts: factsFrom({ 'a.one': one, 'a.two': two, 'a.sure': sure }),
    ticket: { id: 7, subject: null, requester: { name, email: null } },
    now: new Date('2026-06-01T12:00:00Z'),
  }));

describe('kept texts', () => {
  it('are never given for other values, however alike they are written', () => {
    fc.assert(
      fc.property(fc.array(context, { minLength: 2, maxLength: 20 }), (contexts) => {
        for (const one of contexts) expect(textsOf(tiny, one)).toEqual(textsOf(anew(tiny), one));
      }),
      { seed: 20_260_301 },
    );
  });

  it('cannot be changed by who reads them', () => {
    const [first] = fc.sample(context, { numRuns: 1, seed: 20_260_301 });
    if (!first) throw new Error('one sample');
    const text = renderSnippet(tiny, 'both', first);
    expect(renderSnippet(tiny, 'both', { ...first })).toBe(text);
    expect(Object.isFrozen(text) && Object.isFrozen(text.unfilled)).toBe(true);
  });

  it('are let go when there are too many, the longest unused first', () => {
    const texts = new KeptTexts<{ text: string }>({ most: 2 });
    const made: string[] = [];
    const find = (one: string) =>
      texts.find(
        tiny,
        'x',
        '{{ a.one }}',
        {
          facts: factsFrom({ 'a.one': one }),
          ticket: { id: 7, subject: null, requester: { name: null, email: null } },
          now: new Date(),
        },
        (fill) => {
          made.push(one);
          return { text: fill(() => ({ escape: String, refuse: () => undefined })).filled };
        },
      );
    for (const one of ['a', 'b', 'a', 'c', 'a', 'b']) expect(find(one)).toEqual({ text: one });
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });
});
