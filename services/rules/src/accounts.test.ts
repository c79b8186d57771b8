import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { newZendesk } from '../test/_app.ts';
import { openAccountsFile, parseAccounts } from './accounts.ts';

const [{ entry }, other] = [await newZendesk('desk'), await newZendesk('other')];
const pem = (bits: number) =>
  generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ type: 'spki', format: 'pem' });
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });

test('an account may have several origins, two keys and two secrets', () => {
  const origin = ['https://desk.zendesk.example', 'https://help.example'];
  const [account] = parseAccounts({
    accounts: [
      { ...entry, origin, publicKey: [entry.publicKey, pem(2048)], webhookSecret: ['a'.repeat(16), 'b'.repeat(16)] },
    ],
  });
  expect(account).toMatchObject({ origins: origin, webhookSecrets: ['a'.repeat(16), 'b'.repeat(16)] });
  expect(account?.publicKeys).toHaveLength(2);
});

const wrong: [string, object, string][] = [
  ['a misspelt key', { lead: ['9002'] }, 'lead'],
  ['a key of 1024 bits', { publicKey: pem(1024) }, '1024 bits'],
  ['a key of another kind', { publicKey: curve.publicKey.export({ type: 'spki', format: 'pem' }) }, 'publicKey'],
  ['a private key', { publicKey: curve.privateKey.export({ type: 'pkcs8', format: 'pem' }) }, 'publicKey'],
  ['no key', { publicKey: [] }, 'publicKey'],
  ['three keys', { publicKey: Array(3).fill(entry.publicKey) }, 'publicKey'],
  ['no origin', { origin: [] }, 'origin'],
  ['an origin of a file', { origin: 'file:///etc/passwd' }, 'origin'],
  ['an origin with a password', { origin: 'https://a:b@desk.zendesk.example' }, 'origin'],
  ['a lead by name', { leads: ['jane'] }, 'leads'],
  ['an administrator by name', { admins: ['jane'] }, 'admins'],
  ['somebody who is lead and administrator', { leads: ['9002'], admins: ['9002'] }, 'admins'],
  ['an id that is a path', { id: '../desk' }, 'id'],
  ['an empty secret', { webhookSecret: '' }, 'webhookSecret'],
  ['a short secret', { webhookSecret: 'short' }, 'webhookSecret'],
  ['the secret of test calls', { webhookSecret: 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==' }, 'webhookSecret'],
];

test.each(wrong)('%s is refused, and its place named', (_, change, place) => {
  expect(() => parseAccounts({ accounts: [{ ...entry, ...change }] })).toThrow(place);
});

test.each(['id', 'audience', 'origin', 'webhookSecret'])('two accounts never share %s', (name) => {
  const shared = name === 'audience' ? { issuer: entry.issuer, audience: entry.audience } : { [name]: entry[name] };
  expect(() => parseAccounts({ accounts: [entry, other.entry] })).not.toThrow();
  expect(() => parseAccounts({ accounts: [entry, { ...other.entry, ...shared }] })).toThrow(`accounts.1.${name}`);
});

describe('a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-accounts-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'accounts.json');

  test('with a key written twice is refused', () => {
    const text = JSON.stringify({ accounts: [entry] }).replace('"leads":', '"leads":["1"],"leads":');
    writeFileSync(path, text);
    expect(() => openAccountsFile(path, () => undefined)).toThrow('cannot be read');
  });

  test('is what it is now at each question, and a wrong one is reported once and not taken', () => {
    const reports: unknown[] = [];
    writeFileSync(path, JSON.stringify({ accounts: [entry, other.entry] }));
    const accounts = openAccountsFile(path, (error) => reports.push(error));
    expect(accounts.byId('desk')?.leads).toEqual(['9002']);
    writeFileSync(path, JSON.stringify({ accounts: [{ ...entry, leads: [] }] }));
    expect(accounts.byId('desk')?.leads).toEqual([]);
    expect(accounts.byId('other')).toBeUndefined();
    writeFileSync(path, '{"accounts": [');
    expect(accounts.byId('desk')).toBeDefined();
    expect(accounts.all()).toHaveLength(1);
    expect(reports).toHaveLength(1);
  });
});
