import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readHandbook } from '../src/commands/handbook.ts';
import { loadWorkflows } from '../src/load-workflows.ts';
import { renderSnippet } from '../src/render-snippet.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const loaded = loadWorkflows(fileURLToPath(new URL('../packs', import.meta.url)));
const packs = loaded.ok ? loaded.packs : [];
const { readings } = readHandbook().handbook;

/** Invariants of whole lives stand in the files beside their test. */
function textOf(test: string): string {
  const file = join(repository, test);
  if (!file.endsWith('lives.test.ts')) return readFileSync(file, 'utf8');
  const folder = dirname(file);
  const beside = readdirSync(folder).filter((name) => name.endsWith('-invariants.ts') || name === '_invariants.ts');
  return beside.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

describe('each reading of the handbook', () => {
  it('is X1 to X46', () => {
    expect(Object.keys(readings)).toEqual(Array.from({ length: 46 }, (_, n) => `X${n + 1}`));
  });

  it.each(Object.entries(readings))(
    '%s is named by a case, or by every test that is listed for it',
    (id, { tests }) => {
      const cases = packs.flatMap((pack) => pack.cases.cases.filter(({ handbook }) => handbook.includes(id)));
      expect(cases.length + tests.length).toBeGreaterThan(0);
      const named = new RegExp(`\\b${id}\\b`);
      expect(tests.filter((test) => !named.test(textOf(test)))).toEqual([]);
    },
  );
});

const at = '2026-06-01T12:00:00Z';
const notes = packs.flatMap((pack) =>
  Object.keys(pack.snippets)
    .filter((id) => id.startsWith('admin-note'))
    .map((id) => ({ pack, id, name: `${pack.workflow.id} ${id}` })),
);

describe('X29: an admin note', () => {
  it.each(notes)('of $name is one line of three parts or four, from the date to the ticket', ({ pack, id }) => {
    for (const turn of [0, 1, 2]) {
      const facts = Object.fromEntries(
        pack.workflow.declarations.map(({ id: fact, type, options }) => [
          fact,
          {
            state: 'known',
            value:
              type === 'boolean' ? turn === 0 : (options[turn % Math.max(options.length, 1)]?.value ?? 'ana@x.example'),
            source: 'agent',
            by: null,
            at,
            evidence: null,
            note: null,
          } as const,
        ]),
      );
      const ticket = {
        id: 7,
        subject: null,
        url: 'https://z.example/agent/tickets/7',
        requester: { name: null, email: null },
      };
      const { text } = renderSnippet(pack, id, { facts, causes: [], ticket, ownerTickets: [], now: new Date(at) });
      const parts = text.trim().split(' | ');
      expect(text.trim()).not.toContain('\n');
      expect([3, 4]).toContain(parts.length);
      expect(parts[0]).toBe('2026-06-01');
      expect(parts.at(-1)).toBe(ticket.url);
    }
  });
});

describe('X30: links', () => {
  it.each(packs.map((pack) => ({ name: pack.workflow.id, pack })))(
    'of $name are none of the broken forms of the page',
    ({ pack }) => {
      const { authored } = pack.workflow;
      const texts = Object.values(pack.snippets).map((snippet) => JSON.stringify(snippet));
      const links = [JSON.stringify(authored), ...texts].join('\n').match(/https?:\/\/[^\s'"<>)\\]+/g) ?? [];
      expect(links.length).toBeGreaterThan(0);
      expect(links.filter((link) => /\/content\/handbook|\.html(#|$)|\{\{[<%]|^http:/.test(link))).toEqual([]);
      expect(authored.source.url).toMatch(/^https:\/\/handbook\.gitlab\.com\/handbook\//);
    },
  );
});
