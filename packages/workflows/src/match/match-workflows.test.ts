import { fileURLToPath } from 'node:url';
import type { TicketSnapshot } from '@handrail/contract';
import { AuthoredMatchSchema } from '@handrail/engine';
import { readTicket } from '@handrail/reading';
import { describe, expect, it } from 'vitest';
import { loadWorkflows } from '../load-workflows.ts';
import { clearlyBest, subjectsToOpen } from './clear-choice.ts';
import { entryHolds } from './entry-holds.ts';
import { matchWorkflows } from './match-workflows.ts';
import { ticketSigns } from './ticket-signs.ts';
import { vocabularyOf } from './vocabulary.ts';

const loaded = loadWorkflows(fileURLToPath(new URL('../../packs', import.meta.url)));
const packs = loaded.ok ? loaded.packs : [];

const ticket = (change: Partial<TicketSnapshot>): TicketSnapshot => ({
  id: 1,
  subject: '',
  description: '',
  requester: { name: null, email: 'somebody@example.com' },
  status: 'open',
  tags: [],
  form: null,
  externalId: null,
  channel: null,
  comments: [],
  ...change,
});

const match = (change: Partial<TicketSnapshot>) => {
  const snapshot = ticket(change);
  const reading = readTicket(snapshot, { gitlabHost: 'gitlab.com' });
  const result = matchWorkflows(packs, snapshot, { reading, now: '2026-06-01T12:00:00Z' });
  const best = clearlyBest(result);
  const pack = packs.find(({ workflow }) => workflow.id === best?.workflow.id);
  return { ...result, opens: pack ? subjectsToOpen(pack.workflow, reading) : [] };
};

describe('a ticket opens the workflow that fits best', () => {
  it.each([
    ['email_release', 'Email has already been taken', 'I want to add ana@initech.example to my account.'],
    ['email_release', 'Hilfe', 'Meine Adresse post@weber.example ist bereits vergeben, bitte gebt sie frei.'],
    ['project_group_change', 'Cannot delete project', 'Each attempt ends in error 500.'],
    ['project_group_change', 'Proyecto', 'Un compañero eliminó por accidente nuestro proyecto. ¿Se puede restaurar?'],
    ['account_access', 'Locked out of my account', 'I lost my phone and my recovery codes.'],
    ['account_access', '機種変更', 'スマホを機種変更したら認証アプリが消えてしまい、ログインできません。'],
    ['enterprise_email_owner', 'Update', 'As an owner of the group please change li@acme.example to li@home.example.'],
    [
      'enterprise_email_user',
      'Mon compte',
      "Je quitte mon employeur, mon compte est géré par l'entreprise et je voudrais changer d'adresse.",
    ],
    [
      'troubleshooting_permission',
      'Pipelines',
      'Our pipeline fails. You may look into the project and re-run the job.',
    ],
    ['portal_signin', 'Cannot sign in', 'I cannot sign in to the customers portal to renew.'],
  ])('%s: %s', (workflow, subject, description) => {
    const { candidates } = match({ subject, description });
    expect(candidates[0]).toMatchObject({ workflow: { id: workflow }, fits: true });
    expect(candidates[0]?.because.join()).toMatch(/“.+”/);
  });

  it('gives an agent the two heaviest reasons, and an author all of them', () => {
    const snapshot = ticket({
      subject: 'Email has already been taken',
      description: 'The message says that ana@initech.example has already been taken. Please release it for me.',
    });
    const at = { reading: readTicket(snapshot, { gitlabHost: 'gitlab.com' }), now: '2026-06-01T12:00:00Z' };
    const reasons = (mostReasons?: number) =>
      matchWorkflows(packs, snapshot, { ...at, ...(mostReasons === undefined ? {} : { mostReasons }) }).candidates[0]
        ?.because ?? [];
    const all = reasons(Infinity);
    expect(all.length).toBeGreaterThan(2);
    expect(reasons()).toEqual(all.slice(0, 2));
    const weights = packs
      .find(({ workflow }) => workflow.id === 'email_release')
      ?.workflow.authored.match.toSorted((a, b) => b.weight - a.weight)
      .map(({ because }) => because);
    expect(weights?.indexOf(reasons()[0]?.split(' (')[0] ?? '')).toBeLessThan(3);
  });

  it.each([
    ['Do you offer training?', 'An online course for teachers.'],
    ['Invoice', 'The invoice went to somebody who left the company, please send it again to ap@acme.example.'],
    ['Locked out', 'The administrator of our own instance is locked out, is there a rake task for it?'],
    ['Thanks', 'I was locked out of my account, but I got back in, please close this.'],
  ])('or none, and says what was looked at: %s', (subject, description) => {
    const { candidates, lookedAt } = match({ subject, description });
    expect(candidates.filter(({ fits }) => fits)).toEqual([]);
    expect(lookedAt).not.toEqual([]);
  });

  it('one weak sign is a guess: it opens nothing', () => {
    const { candidates, opens } = match({ description: 'My account is managed by my organization.' });
    expect(candidates.filter(({ fits }) => fits)).toEqual([]);
    expect(opens).toEqual([]);
  });

  it('opens where workflow and subject are both clear', () => {
    const text = 'It says that ana@initech.example has already been taken, please release that address.';
    expect(match({ description: text }).opens).toEqual(['ana@initech.example']);
    const two = `${text} And bo@initech.example too.`;
    expect(match({ description: two })).toMatchObject({ opens: [], candidates: [{ fits: true }] });
  });

  it('offers, and opens nothing, where anything speaks against every workflow', () => {
    const text =
      'It says that ana@initech.example has already been taken by another account that was never used, release it please.';
    expect(match({ description: text }).opens).toEqual(['ana@initech.example']);
    const doubted = match({ description: `${text} We would also like to propose a suggestion.` });
    expect(doubted).toMatchObject({ opens: [], isDoubted: true });
    expect(doubted.candidates[0]).toMatchObject({ workflow: { id: 'email_release' }, fits: true });
    expect(clearlyBest({ ...doubted, isDoubted: false })?.workflow.id).toBe('email_release');
  });

  it('only the words of the requester count', () => {
    const note = {
      id: '1',
      author: { id: null, email: 'agent@support.example', role: 'agent' as const },
      public: false,
      text: 'Locked out of the account, lost phone, no recovery codes.',
      at: null,
    };
    expect(match({ description: 'Hello?', comments: [note] }).candidates).toEqual([]);
  });
});

describe('an entry holds when everything it names holds', () => {
  const { finder } = vocabularyOf({ concepts: { taken: { en: ['taken'] }, mail: { en: ['e-mail'] } }, outside: [] });
  const snapshot = ticket({
    description: 'My e-mail is taken. Thanks.',
    tags: ['Blue'],
    form: null,
    formId: '77',
    brand: 'Dedicated',
    fields: { '360': 'urgent' },
    organization: { plan: 'ultimate' },
  });
  const signs = ticketSigns(finder, snapshot, readTicket(snapshot, { gitlabHost: 'gitlab.com' }));
  const holds = (entry: object) => entryHolds(AuthoredMatchSchema.parse({ because: 'It does', ...entry }), signs);

  it.each([
    [{ near: ['taken', 'mail'] }, ['“taken”', '“e-mail”']],
    [{ says: [['nothing', 'taken']] }, ['“taken”']],
    [{ words: ['thanks'] }, ['“thanks”']],
    [{ near: ['taken'], unless: ['mail'] }, null],
    [{ words: ['thanks a lot'] }, null],
    [{ tags: ['blue'] }, []],
    [{ tags: ['red'] }, null],
    [{ form: ['Accounts', '77'] }, []],
    [{ brand: ['dedicated'] }, []],
    [{ brand: ['other'] }, null],
    [{ fields: { '360': ['urgent', 'high'] } }, []],
    [{ fields: { '361': ['urgent'] } }, null],
    [{ organization: { plan: ['ultimate'] } }, []],
    [{ organization: { plan: ['free'] } }, null],
    [{ reads: ['pair'] }, null],
  ])('%j', (entry, expected) => {
    expect(holds(entry)).toEqual(expected);
  });
});
