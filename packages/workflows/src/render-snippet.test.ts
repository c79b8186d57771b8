import type { Facts, FactValue } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { packSource, restorePack } from './pack.ts';
import { renderLink } from './render-link.ts';
import { renderSnippet } from './render-snippet.ts';

const snippet = (id: string, mode: string, body: string) => ({ id, title: id, mode, handbook: [], body });
const pack = restorePack(
  JSON.stringify({
    version: '0123456789ab',
    authored: {
      id: 'tiny',
      title: 'Tiny',
      summary: 'A workflow for this test.',
      source: { page: 'page.txt', heading: 'Heading', url: 'https://handbook.example/page/#heading' },
      facts: {
        'address.wanted': { ask: 'Which address?', type: 'email' },
        'address.is_taken': { ask: 'Is it taken?', type: 'boolean', starts: false },
        'group.path': { ask: 'Which group?', type: 'text' },
        'permission.action': { ask: 'What will be done?', type: 'text' },
        kind: { ask: 'Which kind?', type: 'choice', options: ['primary', 'secondary'] },
      },
      rules: [
        { id: 'one', when: { kind: 'primary' }, outcome: 'yes', reason: 'Primary', cite: 'Heading' },
        { id: 'two', when: {}, outcome: 'no', reason: 'Not primary', cite: 'Heading' },
      ],
      outcomes: { yes: { says: 'Yes', tone: 'go' }, no: { says: 'No', tone: 'stop' } },
      links: {
        search: { label: 'Search', system: 'Admin', url: 'https://gitlab.example/users?q={{ address.wanted }}' },
        group: {
          label: 'Group',
          system: 'GitLab',
          url: 'https://gitlab.example/groups/{{ group.path | path }}/-/members',
        },
      },
    },
    snippets: {
      reply: snippet(
        'reply',
        'public',
        '{{ greeting }}\n\nAbout **{{ address.wanted }}**{% if kind == "primary" %}, primary{% endif %}.',
      ),
      command: snippet(
        'command',
        'copy',
        '/run {{ address.wanted }} {{ address.wanted | release_address: address.is_taken }} | {{ ticket.url }}',
      ),
      note: snippet('note', 'copy', '{{ today }} | {{ permission.action }} | {{ ticket.url }}'),
      braces: snippet('braces', 'public', '{{ ticket.requester }}{{ permission.action }}{{ ticket.requester }}'),
      owners: snippet('owners', 'internal', 'Asked: {{ owner_tickets }}'),
      told: snippet('told', 'public', 'Done: {{ permission.action | phrase }} (it). {{ group.path | sentence }} Bye.'),
      allow: snippet('allow', 'public', 'May we {{ permission.action | specific: "permission.action" }}?'),
    },
  }),
);

const facts = (values: Record<string, FactValue>): Facts =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      { state: 'known', value, source: 'agent', by: null, at: '2026-06-01T12:00:00Z', evidence: null, note: null },
    ]),
  );
const context = (values: Record<string, FactValue>, name: string | null = 'Ana') => ({
  facts: facts(values),
  ticket: {
    id: 7,
    subject: 'S',
    requester: { name, email: 'ana@example.com' },
    url: 'https://z.example/agent/tickets/7',
  },
  now: new Date('2026-06-01T12:00:00Z'),
});

describe('renderSnippet', () => {
  it('fills a reply in its three forms', () => {
    expect(renderSnippet(pack, 'reply', context({ 'address.wanted': 'ana@initech.example', kind: 'primary' }))).toEqual(
      {
        id: 'reply',
        title: 'reply',
        mode: 'public',
        macro: null,
        markdown: 'Hi Ana,\n\nAbout **ana@initech.example**, primary.',
        html: '<p>Hi Ana,</p>\n<p>About <strong>ana@initech.example</strong>, primary.</p>',
        text: 'Hi Ana,\n\nAbout ana@initech.example, primary.',
        unfilled: [],
      },
    );
  });

  it('shows the question where a fact is unknown, also when only a condition needs it', () => {
    const { text, unfilled } = renderSnippet(pack, 'reply', context({ 'address.wanted': '' }));
    expect(text).toBe('Hi Ana,\n\nAbout [Which address?].');
    expect(unfilled).toEqual([
      { placeholder: 'address.wanted', fact: 'address.wanted', label: 'Which address?' },
      { placeholder: 'kind', fact: 'kind', label: 'Which kind?' },
    ]);
  });

  it('greets without a name when there is none', () => {
    expect(renderSnippet(pack, 'reply', context({}, null)).text).toMatch(/^Hi there,\n/);
  });

  it('X27: computes the released address and appends once more when that is taken', () => {
    const fill = (isTaken: boolean) =>
      renderSnippet(pack, 'command', context({ 'address.wanted': 'a+b@x.example', 'address.is_taken': isTaken })).text;
    expect(fill(false)).toBe('/run a+b@x.example a+b+release@x.example | https://z.example/agent/tickets/7');
    expect(fill(true)).toContain(' a+b+release+release@x.example ');
  });

  it('puts an argument of a command in quotes when a shell would read something into it', () => {
    const fill = (address: string) =>
      renderSnippet(pack, 'command', context({ 'address.wanted': address, 'address.is_taken': false }));
    expect(fill("o'brien@x.example").text).toMatch(/^\/run "o'brien@x.example" "o'brien\+release@x.example" /);
    expect(fill('a b@x.example --force').text).toContain('"a b@x.example --force" ');
    expect(fill('a@x.example').unfilled).toEqual([]);
  });

  it.each([
    '--force@x.example',
    'a;b@x.example',
    'a|b@x.example',
    'a"b@x.example',
    'a$(b)@x.example',
    'a`b`@x.example',
  ])('gives no command for %s, recorded before addresses had a grammar', (address) => {
    const values = { 'address.wanted': address, 'address.is_taken': false };
    const { unfilled } = renderSnippet(pack, 'command', context(values));
    expect(unfilled).toContainEqual({ placeholder: address, fact: null, label: expect.stringContaining('command') });
  });

  it('keeps a value in its column of an admin note', () => {
    const { text } = renderSnippet(
      pack,
      'note',
      context({ 'permission.action': 'x | Owner Approved\n2026-06-02 | y' }),
    );
    expect(text).toBe('2026-06-01 | x / Owner Approved 2026-06-02 / y | https://z.example/agent/tickets/7');
  });

  it('breaks up what Zendesk would fill, in values and between them', () => {
    for (const name of ['{{ticket.requester.email}}', '{%if 1%}', '{{{x}}}', '{']) {
      const { html, text, markdown } = renderSnippet(
        pack,
        'braces',
        context({ 'permission.action': `${name}{` }, name),
      );
      for (const form of [html, text, markdown.replaceAll('\\', '')]) expect(form).not.toMatch(/\{[{%]/);
    }
  });

  it('names the owner tickets that exist', () => {
    const none = renderSnippet(pack, 'owners', context({}));
    expect(none.unfilled).toEqual([{ placeholder: 'owner_tickets', fact: null, label: 'links to the owner tickets' }]);
    const ownerTickets = [
      { ticketId: 12, username: 'ida' },
      { ticketId: null, username: 'jo' },
    ];
    expect(renderSnippet(pack, 'owners', { ...context({}), ownerTickets }).text).toBe('Asked: #12 (ida)');
  });

  it('refuses wording for a permission that would fit any ticket', () => {
    expect(renderSnippet(pack, 'allow', context({ 'permission.action': 'do whatever is needed' })).unfilled).toEqual([
      { placeholder: 'permission.action', fact: 'permission.action', label: expect.stringContaining('exactly') },
    ]);
    expect(renderSnippet(pack, 'allow', context({ 'permission.action': 're-run pipeline 4711' })).unfilled).toEqual([]);
  });

  it('doubles no sign where what was written becomes part of a sentence, and ends one that has no end', () => {
    const told = (action: string, found: string) =>
      renderSnippet(pack, 'told', context({ 'permission.action': action, 'group.path': found })).text;
    expect(told('delete the branch.', 'The runner was off')).toBe(
      'Done: delete the branch (it). The runner was off. Bye.',
    );
    expect(told('delete it … ', 'Is it "on"?')).toBe('Done: delete it (it). Is it "on"? Bye.');
    expect(told('...', 'He said "no."')).toBe('Done: ... (it). He said "no." Bye.');
    expect(renderSnippet(pack, 'allow', context({ 'permission.action': 're-run pipeline 4711.' })).text).toBe(
      'May we re-run pipeline 4711?',
    );
    const { text, unfilled } = renderSnippet(pack, 'told', context({}));
    expect(text).toBe('Done: [What will be done?] (it). [Which group?] Bye.');
    expect(unfilled).toHaveLength(2);
  });

  it('throws on a snippet the pack does not have', () => {
    expect(() => renderSnippet(pack, 'nothing', context({}))).toThrow('tiny has no snippet nothing');
  });
});

describe('renderLink', () => {
  it('encodes each value for its place in the address', () => {
    const values = context({ 'address.wanted': 'a+b&c=d#@x.example', 'group.path': 'acme/../sub group/?x' });
    expect(renderLink(pack, 'search', values).url).toBe('https://gitlab.example/users?q=a%2Bb%26c%3Dd%23%40x.example');
    expect(renderLink(pack, 'group', values).url).toBe('https://gitlab.example/groups/acme/sub%20group/%3Fx/-/members');
  });

  it('has no address while a part of it is unknown, and says which', () => {
    expect(renderLink(pack, 'search', context({}))).toEqual({
      id: 'search',
      label: 'Search',
      system: 'Admin',
      url: null,
      waitsFor: ['address.wanted'],
    });
    expect(renderLink(pack, 'search', context({ 'address.wanted': 'a@x.example' })).waitsFor).toEqual([]);
  });
});

describe('a kept version', () => {
  it('comes back the same from its text', () => {
    const again = restorePack(packSource(pack));
    expect(again.workflow.version).toBe('0123456789ab');
    expect(again.snippets).toEqual(pack.snippets);
    expect(packSource(again)).toBe(packSource(pack));
  });
});
