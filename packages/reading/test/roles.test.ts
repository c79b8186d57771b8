import { describe, expect, it } from 'vitest';
import { addressKey, tellingOf } from '../src/index.ts';
import { read, ticket } from './_ticket.ts';

describe('old and new address by the words around them', () => {
  it.each([
    'Change a@x.example to b@y.example',
    'from a@x.example to b@y.example',
    'a@x.example -> b@y.example',
    'a@x.example => b@y.example',
    'a@x.example → b@y.example',
    'a@x.example | b@y.example',
    'a@x.example\tb@y.example',
    'have a@x.example changed to b@y.example',
    'a@x.example should be changed to the new b@y.example',
    'replace a@x.example with b@y.example',
    'b@y.example instead of a@x.example',
    'old: a@x.example\nnew: b@y.example',
    'Current address: a@x.example, new address: b@y.example',
    'I use a@x.example, want b@y.example',
    'Bitte a@x.example auf b@y.example ändern',
    'von a@x.example nach b@y.example',
    'alte Adresse: a@x.example\nneue Adresse: b@y.example',
    'b@y.example statt a@x.example',
    'cambiar a@x.example por b@y.example',
    'de a@x.example a b@y.example',
    'la antigua a@x.example\nla nueva b@y.example',
    'remplacer a@x.example par b@y.example',
    'de a@x.example vers b@y.example',
    'ancienne adresse : a@x.example\nnouvelle adresse : b@y.example',
    'b@y.example au lieu de a@x.example',
    'a@x.exampleからb@y.exampleへ変更',
    'a@x.exampleをb@y.exampleに変更',
    '旧: a@x.example\n新: b@y.example',
    '現在のアドレス：a@x.example\n新しいアドレス：b@y.example',
  ])('%s', (text) => {
    const roles = Object.fromEntries(read(text).addresses.map(({ value, role }) => [value, role]));
    expect(roles).toEqual({ 'a@x.example': 'old', 'b@y.example': 'new' });
  });

  it.each([
    'a@x.example and b@y.example',
    'a@x.example, b@y.example',
    'a@x.example\nb@y.example',
    'a@x.example und b@y.example',
  ])('no role: %s', (text) => {
    expect(read(text).addresses.map(({ role }) => role)).toEqual([null, null]);
  });
});

describe('recorded, proposed or left', () => {
  it.each([
    ['ticket.address.wanted', 'Free kim@x.example', 'kim@x.example', ['kim@x.example']],
    ['ticket.address.wanted', 'I am rita@acme.example, free kim@x.example', 'kim@x.example', ['kim@x.example']],
    ['ticket.address.wanted', 'I use rita@acme.example, want kim@x.example', 'kim@x.example', ['kim@x.example']],
    ['ticket.address.wanted', 'I use old@x.example, want new@x.example', null, ['new@x.example']],
    ['ticket.address.wanted', 'rita@acme.example is taken', 'rita@acme.example', ['rita@acme.example']],
    ['ticket.address.wanted', 'a@x.example and b@x.example', null, ['a@x.example', 'b@x.example']],
    ['ticket.address.wanted', "d'info@x.example", null, ["d'info@x.example"]],
    ['ticket.address.wanted', 'nothing', null, []],
    ['ticket.address', 'a@x.example to b@y.example, c@x.example to d@y.example', null, ['a@x.example', 'c@x.example']],
    ['ticket.address.new', 'a@x.example to b@y.example', null, ['b@y.example']],
    ['ticket.namespace', 'https://gitlab.com/acme/web', 'acme/web', ['acme/web']],
    ['ticket.namespace', 'https://gitlab.com/acme', null, ['acme']],
    ['ticket.namespace', 'https://gitlab.com/acme/web https://gitlab.com/acme/api', null, ['acme/web', 'acme/api']],
    ['ticket.namespace.top', 'https://gitlab.com/acme/tools/web', 'acme', ['acme']],
    ['ticket.namespace.top', 'https://gitlab.com/acme/web https://gitlab.com/acme/api', 'acme', ['acme']],
    ['ticket.link', 'https://gitlab.com/acme/web/-/jobs/1', 'specific', ['specific']],
    ['ticket.link', 'https://gitlab.com/acme/web', 'general', ['general']],
    ['ticket.link', 'no link', 'none', ['none']],
    ['ticket.username', '@kim', null, ['kim']],
    ['ticket.plan', 'We have Ultimate', null, ['paid']],
    ['ticket.plan', 'Premium, before we were on the free plan', null, []],
    ['ticket.requester.email', '', 'rita@acme.example', ['rita@acme.example']],
    ['gitlab.user', 'x', null, []],
  ])('%s: %s', (key, text, clear, offered) => {
    const telling = tellingOf(read(text), key);
    expect(telling.clear?.value ?? null).toBe(clear);
    expect(telling.offered.map(({ value }) => value)).toEqual(offered);
  });

  it('of several pairs a run’s own counts', () => {
    const reading = read(ticket('a@x.example to b@y.example, c@x.example to d@y.example'));
    const about = addressKey('C@x.example');
    expect(tellingOf(reading, 'ticket.address.new', { about }).offered.map(({ value }) => value)).toEqual([
      'd@y.example',
    ]);
  });
});
