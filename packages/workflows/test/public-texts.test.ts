import { fileURLToPath } from 'node:url';
import type { Facts, FactValue } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { loadWorkflows } from '../src/load-workflows.ts';
import { renderSnippet } from '../src/render-snippet.ts';

const loaded = loadWorkflows(fileURLToPath(new URL('../packs', import.meta.url)));
const packs = loaded.ok ? loaded.packs : [];
const at = '2026-06-01T12:00:00Z';
const turns = [0, 1, 2, 3, 4];

/** Systems and words that only Support knows. */
const internal =
  /\b(admin note|ChatOps|chatops|Mailgun|Zuora|Salesforce|CustomersDot|SIRTbot|Slack|handbook|runbook|internal note|Super App|peer review|risk factor|X\d{1,2}|outcome|Handrail|rule \d+)\b/;

describe.each(packs)('public texts of $workflow.id', (pack) => {
  const { declarations } = pack.workflow;
  const secret = new Set(
    declarations.filter(({ id }) => /^(other|linked|portal|verification)\./.test(id)).map(({ id }) => id),
  );
  const factsAt = (turn: number): Facts =>
    Object.fromEntries(
      declarations.map(({ id, type, options }) => {
        const values: Partial<Record<typeof type, FactValue>> = {
          boolean: turn % 2 === 0,
          choice: options[turn % Math.max(options.length, 1)]?.value ?? '',
          number: 1,
          date: '2026-05-01',
          list: ['one'],
          members: ['one'],
          email: secret.has(id) ? 'secret-value@initech.example' : 'ana@initech.example',
        };
        const value = values[type] ?? (secret.has(id) ? 'secret-value' : 'acme/web');
        return [
          id,
          { state: 'known', value, source: 'agent', by: null, at, evidence: null, note: 'a note of Support' },
        ];
      }),
    );
  const texts = turns.flatMap((turn) =>
    Object.entries(pack.snippets).flatMap(([id, { mode }]) => {
      if (mode !== 'public') return [];
      const ticket = {
        id: 7,
        subject: 'A ticket',
        requester: { name: 'Ana', email: 'ana@example.com' },
        url: 'https://z.example/agent/tickets/7',
      };
      const context = { facts: factsAt(turn), ticket, ownerTickets: [], now: new Date(at) };
      return [renderSnippet(pack, id, context)];
    }),
  );

  it('are tried, each of them', () => {
    expect(texts.length).toBeGreaterThan(0);
  });

  it('hold no word that only Support uses', () => {
    expect(texts.flatMap(({ id, text }) => internal.exec(text)?.map((word) => `${id}: ${word}`) ?? [])).toEqual([]);
  });

  it('hold no id of a fact, a rule or a step, and no raw option', () => {
    const ids = [...declarations.map(({ id }) => id), ...pack.workflow.authored.rules.map(({ id }) => id)];
    const options = declarations.flatMap(({ options: all }) => all.map(({ value }) => value));
    const coded = new Set([...ids, ...options].filter((name) => /[._]/.test(name)));
    expect(
      texts.flatMap(({ id, text }) => [...coded].filter((name) => text.includes(name)).map((name) => `${id}: ${name}`)),
    ).toEqual([]);
  });

  it('tell nothing of another account, of a verification or of a note', () => {
    expect(
      texts.filter(({ text }) => /secret-value|a note of Support|agent\/tickets/.test(text)).map(({ id }) => id),
    ).toEqual([]);
  });
});

it('public texts were looked at in all workflows', () => {
  expect(packs).toHaveLength(7);
});
