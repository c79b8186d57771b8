import type { FactDeclaration, Facts, FactValue } from '@handrail/contract';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadWorkflows } from '../src/load-workflows.ts';
import type { Pack } from '../src/pack.ts';
import { renderLink } from '../src/render-link.ts';
import { renderSnippet } from '../src/render-snippet.ts';

const loaded = loadWorkflows(fileURLToPath(new URL('../packs', import.meta.url)));
const at = '2026-06-01T12:00:00Z';

/** A value of each declared type; `turn` walks through options, so that every branch of a text is written once. */
const sample = ({ id, type, options }: FactDeclaration, turn: number): FactValue => {
  switch (type) {
    case 'boolean':
      return turn % 2 === 0;
    case 'choice':
      return options[turn % options.length]?.value ?? '';
    case 'number':
      return 1;
    case 'date':
      return '2026-05-01';
    case 'email':
      return `${id.replaceAll(/[._]/g, '-')}@initech.example`;
    case 'list':
    case 'members':
      return ['one'];
    case 'text':
    default:
      return id === 'permission.action' ? 're-run the failed pipelines' : 'acme/web_site';
  }
};
const context = (pack: Pack, turn: number) => ({
  facts: Object.fromEntries(
    pack.workflow.declarations.map((declaration): [string, Facts[string]] => [
      declaration.id,
      { state: 'known', value: sample(declaration, turn), source: 'agent', by: null, at, evidence: null, note: null },
    ]),
  ),
  ticket: {
    id: 7,
    subject: 'A ticket',
    requester: { name: 'Ana', email: 'ana@example.com' },
    url: 'https://z.example/agent/tickets/7',
  },
  ownerTickets: [{ ticketId: 12, username: 'ida' }],
  now: new Date(at),
});
const turns = [0, 1, 2, 3, 4];

describe.each(loaded.ok ? loaded.packs : [])('texts of $workflow.id', (pack) => {
  const texts = turns.flatMap((turn) =>
    Object.keys(pack.snippets).map((id) => renderSnippet(pack, id, context(pack, turn))),
  );

  it('are complete once every fact is known', () => {
    expect(texts.filter(({ unfilled, text }) => unfilled.length > 0 || text === '').map(({ id }) => id)).toEqual([]);
  });

  it('keep no template code, no double blank and no empty line too many', () => {
    expect(
      texts.filter(({ text }) => /\{[{%]|[%}]\}| {2}|\n{3}|^\s|\s$|undefined|\[object/.test(text)).map(({ id }) => id),
    ).toEqual([]);
  });

  it('greet whoever reads them when they are public', () => {
    const replies = texts.filter(({ mode }) => mode === 'public');
    expect(replies.filter(({ text }) => !/^Hi (Ana|there),\n\n/.test(text)).map(({ id }) => id)).toEqual([]);
  });

  it('have admin notes with date, note and ticket on one line', () => {
    const notes = texts.filter(({ id }) => id.startsWith('admin-note'));
    for (const { text } of notes) {
      expect(text).toMatch(/^2026-06-01 \| [^|\n]+( \| [^|\n]+)? \| https:\/\/z\.example\/agent\/tickets\/7$/);
    }
  });

  it('have chat commands on one line with one word per argument', () => {
    for (const { text } of texts.filter(({ id }) => id.startsWith('chatops'))) {
      expect(text).toMatch(/^\/chatops run user update_email [^\s|;]+ [^\s|;@]+@[^\s|;@]+$/);
    }
  });

  it('link to web addresses of known systems only', () => {
    const known =
      /^https:\/\/(gitlab\.com|customers\.gitlab\.com|about\.gitlab\.com|docs\.gitlab\.com|handbook\.gitlab\.com|support\.gitlab\.io|app\.mailgun\.com|z\.example)\//;
    const inTexts = texts.flatMap(({ html }) => [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? ''));
    const links = turns.flatMap((turn) =>
      Object.keys(pack.workflow.authored.links).map(
        (id) => renderLink(pack, id, context(pack, turn)).url ?? `${id} has none`,
      ),
    );
    expect([...inTexts, ...links].filter((address) => !known.test(address))).toEqual([]);
    expect(links.filter((address) => /[\s{}[\]|<>"]|%5B|%7B/.test(address))).toEqual([]);
  });
});

it('texts were looked at in all workflows', () => {
  expect(loaded.ok ? loaded.packs.length : loaded.problems).toBe(7);
});
