import { describe, expect, it } from 'vitest';
import { addressesIn, comment, read, requester, ticket } from './_ticket.ts';

const own = 'Please free mine@acme.example';

describe('X43: what is not the writer’s own is not read', () => {
  it.each([
    ['> other@x.example'],
    ['On Mon, 12 May 2026 at 10:11, Kim <kim@x.example> wrote:\n> other@x.example'],
    ['On Mon, 12 May 2026 at 10:11, Kim <kim@x.example> wrote:\n\nother@x.example'],
    ['On Mon, 12 May 2026 at 10:11, Kim Verylongname\n<kim@x.example> wrote:\n\nother@x.example'],
    ['Am Mo., 12. Mai 2026 um 10:11 Uhr schrieb Kim <kim@x.example>:\n\nother@x.example'],
    ['Am 12.05.26 um 10:11 schrieb Kim:\nother@x.example'],
    ['El lun, 12 may 2026 a las 10:11, Kim (<kim@x.example>) escribió:\n\nother@x.example'],
    ['Le lun. 12 mai 2026 à 10:11, Kim <kim@x.example> a écrit :\n\nother@x.example'],
    ['2026年5月12日(火) 10:11 Kim <kim@x.example>:\n\nother@x.example'],
    ['Il giorno lun 12 mag 2026 alle 10:11 Kim <kim@x.example> ha scritto:\nother@x.example'],
    ['-----Original Message-----\nFrom: Kim <kim@x.example>\nother@x.example'],
    ['-----Ursprüngliche Nachricht-----\nVon: kim@x.example'],
    ['-----Mensaje original-----\nDe: kim@x.example'],
    ['-----Message d’origine-----\nDe : kim@x.example'],
    ['---------- Forwarded message ---------\nFrom: kim@x.example\nDate: x'],
    ['Begin forwarded message:\n\nother@x.example'],
    ['Anfang der weitergeleiteten Nachricht:\n\nother@x.example'],
    ['From: Kim <kim@x.example>\nSent: Monday\nTo: Support\nSubject: x\n\nother@x.example'],
    ['*From:* Kim <kim@x.example>\n*Sent:* Monday\n\nother@x.example'],
    ['Von: Kim <kim@x.example>\nGesendet: Montag\nAn: Support\n\nother@x.example'],
    ['De : Kim <kim@x.example>\nEnvoyé : lundi\nÀ : Support\n\nother@x.example'],
    ['De: Kim <kim@x.example>\nEnviado el: lunes\n\nother@x.example'],
    ['差出人: Kim <kim@x.example>\n送信日時: 2026年5月12日\n\nother@x.example'],
    ['-- \nKim\nother@x.example'],
    ['--\nother@x.example'],
    ['Best regards,\nKim Lee\nother@x.example'],
    ['Mit freundlichen Grüßen\nKim Lee\nother@x.example'],
    ['Viele Grüße\nKim\nother@x.example'],
    ['Un saludo,\nKim\nother@x.example'],
    ['Cordialement,\nKim\nother@x.example'],
    ['==========\n株式会社エクサンプル\n田中\nother@x.example\n=========='],
    ['Sent from my iPhone\nother@x.example'],
    ['Von meinem iPhone gesendet\nother@x.example'],
    ['iPhoneから送信\nother@x.example'],
    ['```\ngit log other@x.example\n```'],
    ['##- Please type your reply above this line -##\nother@x.example'],
  ])('%s', (rest) => {
    expect(addressesIn(`${own}\n\n${rest}`)).toEqual(['mine@acme.example']);
    expect(addressesIn(`${own}\r\n\r\n${rest.replaceAll('\n', '\r\n')}`)).toEqual(['mine@acme.example']);
  });

  it.each([
    ['On Mon, 12 May 2026 at 10:11, Kim <kim@x.example> wrote:\n> Which address?\nmine@acme.example'],
    ['> Which address?\nmine@acme.example\n> And the other?\nnone'],
    ['From: mine@acme.example\nTo: yours@acme.example'],
    ['Thanks for your help. The address is mine@acme.example'],
    ['```\ncode\n```\nmine@acme.example'],
  ])('but the answer beside a quote is: %s', (text) => {
    expect(addressesIn(text)).toContain('mine@acme.example');
  });
});

describe('X43: whose words count', () => {
  const agent = { id: '1', email: 'agent@gitlab.example', role: 'agent' as const };
  const copied = { id: '502', email: 'cc@acme.example', role: 'end-user' as const };
  const text = 'It is other@x.example';
  it.each([
    ['the requester’s', comment(text), true],
    [
      'the requester’s by address alone',
      comment(text, { author: { id: null, email: 'rita@ACME.example', role: 'unknown' } }),
      true,
    ],
    ['an internal note of the requester', comment(text, { public: false }), false],
    ['an agent’s', comment(text, { author: agent }), false],
    ['an agent’s note', comment(text, { author: agent, public: false }), false],
    ['a copied person’s', comment(text, { author: copied }), false],
    ['nobody known', comment(text, { author: { id: null, email: null, role: 'unknown' } }), false],
    [
      'another person under the requester’s address',
      comment(text, { author: { ...copied, email: requester.email } }),
      false,
    ],
  ])('%s', (_who, one, counts) => {
    expect(addressesIn(ticket(own, { comments: [one] }))).toEqual([
      'mine@acme.example',
      ...(counts ? ['other@x.example'] : []),
    ]);
  });

  it('the description of a ticket that an agent opened is not the requester’s', () => {
    expect(addressesIn(ticket(text, { comments: [comment(text, { author: agent })] }))).toEqual([]);
    expect(addressesIn(ticket(text, { comments: [comment(text, { author: agent, public: false })] }))).toEqual([]);
  });

  it('the description is read once, and its comment is where it stood', () => {
    const { words, addresses } = read(ticket(text, { comments: [comment(text, { id: '77' })] }));
    expect(words.filter(({ part }) => part !== 'subject')).toHaveLength(1);
    expect(addresses[0]?.place.comment).toBe('77');
  });

  it('what the budget has no room for is said, newest first', () => {
    const long = 'x '.repeat(10_000);
    const comments = Array.from({ length: 10 }, (_none, at) => comment(`n${at}@x.example ${long}`, { id: `${at}` }));
    const { addresses, notRead } = read(ticket(own, { comments }));
    expect(addresses.map(({ value }) => value)).toContain('n9@x.example');
    expect(addresses.map(({ value }) => value)).not.toContain('n0@x.example');
    expect(notRead.messages).toBeGreaterThan(3);
    expect(notRead.characters).toBeGreaterThan(60_000);
  });

  it('what was left out before counts as not read', () => {
    const snapshot = ticket(own, { leftOut: { messages: 2, characters: 30 } });
    expect(read(snapshot).notRead).toEqual({ messages: 2, characters: 30 });
  });
});
