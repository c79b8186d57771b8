import { describe, expect, it } from 'vitest';
import { loadPack } from './load-pack.ts';
import { vocabularyOf } from './match/vocabulary.ts';
import type { PackFiles } from './pack-files.ts';
import { packVersion } from './pack-files.ts';
import { formatProblem, sortProblems } from './source-problem.ts';

const workflow = `id: tiny
title: Tiny
summary: A workflow for this test.
source: {page: page.txt, heading: Heading, url: 'https://handbook.example/page/#heading'}
include: [doubt]
facts:
  kind: {ask: Which kind?, type: choice, options: [primary, secondary], look: admin}
  other.username: {ask: Whose?, type: text}
rules:
  - {id: primary, when: {kind: primary}, outcome: go, reason: It is primary, cite: Heading}
  - {id: else, when: {}, outcome: stop, reason: It is not primary, cite: Heading}
outcomes:
  go:
    says: Go
    tone: go
    steps:
      - {id: tell, kind: reply, title: Tell them, snippet: tell}
  stop:
    says: Stop
    tone: stop
    steps:
      - {id: refuse, kind: reply, title: Tell them, snippet: tell}
links:
  admin: {label: Admin, system: Admin, url: 'https://gitlab.example/{{ other.username }}'}
`;
const fragment = `title: Doubt
summary: For this test.
facts:
  doubt: {ask: In doubt?, type: boolean, starts: false}
  manager.lost: {progress: What a lead said, options: [none, approved, denied]}
rules:
  - {id: doubtful, when: {doubt: true}, outcome: stop, reason: In doubt, cite: Heading}
lost:
  - {id: ask-lead, kind: approval, of: lead, title: Ask a lead, question: Go on?, answers: manager.lost}
`;
const cases = `cases:
  - {id: yes, says: Primary goes, facts: {kind: primary}, outcome: go}
`;
const tell = '---\ntitle: Tell\nmode: public\n---\n{{ greeting }}\n\nIt is {{ kind }}.\n';

type Texts = Record<string, string | undefined>;
const folder = (directory: string, texts: Texts): PackFiles => ({
  directory,
  texts: new Map(Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]))),
});
const load = (changes: Texts = {}, shared: Texts = { 'fragment.yaml': fragment }) => {
  const texts = { 'workflow.yaml': workflow, 'cases.yaml': cases, 'snippets/tell.md': tell, ...changes };
  const { pack, problems } = loadPack(
    folder('packs/tiny', texts),
    new Map([['doubt', folder('packs/_shared/doubt', shared)]]),
    vocabularyOf({ concepts: { taken: { en: ['is taken'] } }, outside: [] }),
  );
  return { pack, shown: sortProblems(problems).map((problem) => formatProblem(problem)) };
};

describe('loadPack', () => {
  it('loads a whole workflow with what it includes', () => {
    const { pack, shown } = load();
    expect(shown).toEqual([]);
    expect(pack?.includes).toEqual(['doubt']);
    expect(pack?.workflow.rules.map((rule) => rule.id)).toEqual(['doubtful', 'primary', 'else']);
  });

  it('lists the problems of all files at once, each with its place', () => {
    const { pack, shown } = load({
      'workflow.yaml': workflow
        .replace('{kind: primary}', '{knid: primary}')
        .replace('snippet: tell}', 'snippet: tall}'),
      'cases.yaml': 'cases:\n  - {id: yes, says: Primary goes, fact: {kind: primary}, outcome: go}\n',
      'snippets/tell.md': tell.replace('{{ kind }}', '{{ kimd }}').replace('mode: public', 'mode: pubic'),
      'snippets/other.md': 'no front matter',
    });
    expect(pack).toBeNull();
    expect(shown.map((line) => line.replace(/: .*/, ''))).toEqual([
      'packs/tiny/cases.yaml:2:41',
      'packs/tiny/snippets/other.md:1:1',
      'packs/tiny/snippets/tell.md:3:7',
      'packs/tiny/workflow.yaml:10:26',
      'packs/tiny/workflow.yaml:17:60',
    ]);
    expect(shown.join('\n')).toMatch(/Did you mean facts[^]*Did you mean kind/);
  });

  it.each([
    [
      'a placeholder that is no fact',
      { 'snippets/tell.md': tell.replace('kind', 'kimd') },
      'packs/tiny/snippets/tell.md:7:10: Placeholder kimd is no fact of this workflow (Did you mean kind?)',
    ],
    [
      'Liquid that cannot be read',
      { 'snippets/tell.md': `${tell}{% if kind %}` },
      'packs/tiny/snippets/tell.md:8:1: Liquid: tag {% if kind %} not closed',
    ],
    [
      'a public text about somebody else',
      { 'snippets/tell.md': tell.replace('kind', 'other.username') },
      "packs/tiny/snippets/tell.md:5:1: A public text must not tell other.username: it is about somebody else's account or the verification (make it internal, or leave it out)",
    ],
    [
      'a snippet file that is missing',
      { 'snippets/tell.md': undefined },
      'packs/tiny/workflow.yaml:17:60: There is no snippet tell (write packs/tiny/snippets/tell.md)',
    ],
    [
      'a link with an unknown placeholder',
      { 'workflow.yaml': workflow.replace('{{ other.username }}', '{{ other.usrname }}') },
      'packs/tiny/workflow.yaml:24:45: Placeholder other.usrname is no fact of this workflow (Did you mean other.username?)',
    ],
    [
      'an unknown fragment',
      { 'workflow.yaml': workflow.replace('[doubt]', '[doubts]') },
      'packs/tiny/workflow.yaml:5:11: There is no shared fragment doubts (Did you mean doubt?)',
    ],
    [
      'an id that differs from its folder',
      { 'workflow.yaml': workflow.replace('id: tiny', 'id: tony') },
      'packs/tiny/workflow.yaml:1:5: The id tony differs from its folder (tiny)',
    ],
    [
      'a case with an unknown fact',
      { 'cases.yaml': cases.replace('kind:', 'knd:') },
      'packs/tiny/cases.yaml:2:48: knd is no fact of this workflow (Did you mean kind?)',
    ],
    [
      'a case that expects nothing',
      { 'cases.yaml': cases.replace(', outcome: go', '') },
      'packs/tiny/cases.yaml:2:5: yes expects nothing (add outcome:, outcomes: or open:)',
    ],
    [
      'a case with an unknown outcome',
      { 'cases.yaml': cases.replace('outcome: go', 'outcome: gone') },
      'packs/tiny/cases.yaml:2:68: gone is no outcome here (Did you mean go?)',
    ],
    [
      'a folder without a workflow',
      { 'workflow.yaml': undefined },
      'packs/tiny/workflow.yaml:1:1: This folder has no workflow.yaml',
    ],
    [
      'a folder without cases',
      { 'cases.yaml': undefined },
      'packs/tiny/cases.yaml:1:1: Every workflow has cases.yaml beside it',
    ],
    [
      'YAML that cannot be read',
      { 'workflow.yaml': workflow.replace('title: Tiny', 'title: Tiny\ntitle: Twice') },
      'packs/tiny/workflow.yaml:3:1: Map keys must be unique (keep one of the two)',
    ],
  ])('refuses %s', (_, changes, expected) => {
    const { pack, shown } = load(changes);
    expect(pack).toBeNull();
    expect(shown).toContain(expected);
  });

  it('places a problem of a fragment in the fragment', () => {
    const { shown } = load(
      {},
      { 'fragment.yaml': fragment.replace('doubt: true', 'dout: true').replace('summary:', 'sumary:') },
    );
    expect(
      shown.some((line) => line.startsWith('packs/_shared/doubt/fragment.yaml:2:1: sumary is not a key here')),
    ).toBe(true);
    expect(shown.some((line) => line.startsWith('packs/_shared/doubt/fragment.yaml:7:') && line.includes('dout'))).toBe(
      true,
    );
  });

  it('places what verification finds, with a case that shows it', () => {
    const { pack, shown } = load({
      'workflow.yaml': workflow.replace('  - {id: else, when: {},', '  - {id: else, when: {kind: primary},'),
    });
    expect(pack).toBeNull();
    expect(shown).toContainEqual(expect.stringMatching(/^packs\/tiny\/workflow.yaml:11:5: Rule else never decides/));
    expect(shown).toContainEqual(expect.stringMatching(/^packs\/tiny\/workflow.yaml:9:1: .*kind = secondary/));
  });

  it('refuses a concept that the vocabulary does not have, where it is named', () => {
    const match = 'match:\n  - {says: [[taken, taking]], because: It says so}\n';
    const { pack, shown } = load({ 'workflow.yaml': workflow.replace('facts:', `${match}facts:`) });
    expect(pack).toBeNull();
    expect(shown).toContainEqual(
      expect.stringMatching(
        /^packs\/tiny\/workflow.yaml:7:\d+: The vocabulary has no concept taking \([Dd]id you mean taken\?\)/,
      ),
    );
  });

  it('does not call a fact idle that a text or a link uses', () => {
    const { shown } = load({
      'workflow.yaml': workflow.replace('  other.username', '  spare: {ask: Spare?, type: boolean}\n  other.username'),
    });
    expect(shown.join('\n')).toContain('spare');
    expect(shown.join('\n')).not.toContain('other.username');
  });
});

describe('the version of a pack', () => {
  it('changes with any text, not with the place or the order of files', () => {
    const one = folder('a', { 'workflow.yaml': 'x', 'cases.yaml': 'y' });
    expect(packVersion([one])).toMatch(/^[0-9a-f]{12}$/);
    expect(packVersion([folder('elsewhere', { 'cases.yaml': 'y', 'workflow.yaml': 'x' })])).toBe(packVersion([one]));
    expect(packVersion([folder('a', { 'workflow.yaml': 'x', 'cases.yaml': 'z' })])).not.toBe(packVersion([one]));
    expect(packVersion([folder('a', { 'workflow.yaml': 'xc', 'ases.yaml': 'y' })])).not.toBe(packVersion([one]));
  });
});
