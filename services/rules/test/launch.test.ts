import { createHash, createHmac } from 'node:crypto';
import { ProblemSchema } from '@handrail/contract';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountsOf } from '../src/accounts.ts';
import { StoreUnavailable } from '../src/store/store.ts';
import { launchOf, launchToken, newZendesk, startApp, type TestApp } from './_app.ts';

let service: TestApp;
beforeAll(async () => {
  service = await startApp({ packs: [] });
});
afterAll(() => service.close());

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claimsOf = (token: string) => token.split('.')[1] ?? '';

test('a signed launch is answered with the page, a session and the role from the accounts file', async () => {
  const token = await launchToken(service.desk, service.clock.now, { user: '9002', location: 'nav_bar' });
  const answer = await service.launch(token, {}, '/app/nav-bar');
  expect(answer.statusCode).toBe(200);
  const launch = launchOf(answer.body);
  expect(launch).toMatchObject({ location: 'nav_bar', account: 'desk', user: { id: '9002', role: 'lead' } });
  expect(Date.parse(launch.session.expiresAt) - service.clock.now.getTime()).toBe(15 * 60_000);
  expect(launch.session.secondsLeft).toBe(15 * 60);
  expect(answer.body).toContain('src="https://static.zdassets.example/zaf_sdk.min.js"');
});

test('the page may be framed by its own account only, and load scripts from here and the SDK only', async () => {
  const answer = await service.launch(await launchToken(service.desk, service.clock.now));
  const policy = String(answer.headers['content-security-policy']).split('; ');
  expect(policy).toContain('frame-ancestors https://desk.zendesk.example');
  expect(policy).toContain("script-src 'self' https://static.zdassets.example");
  const ownStyle = createHash('sha256').update('p{margin:0}').digest('base64');
  expect(policy).toContain(
    `style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-${ownStyle}'`,
  );
  expect(policy).toContain("connect-src 'self'");
  expect(answer.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
  const unneeded = String(answer.headers['permissions-policy']).split(', ');
  expect(unneeded).toEqual(expect.arrayContaining(['camera=()', 'microphone=()', 'geolocation=()', 'usb=()']));
});

test('the page hears which marks its account wants on tickets, and none unless it says so', async () => {
  const plain = await service.launch(await launchToken(service.desk, service.clock.now));
  expect(launchOf(plain.body).marks).toBeUndefined();
  const marks = { tags: true, fields: { workflow: 801 } };
  const accounts = accountsOf([{ ...service.desk.account, marks }]);
  const app = await startApp({ packs: [], accounts });
  expect(launchOf((await app.launch(await launchToken(app.desk, app.clock.now))).body).marks).toEqual(marks);
  await app.close();
});

test('the page comes in the scheme that Zendesk names in its address, and in no other words', async () => {
  const asked = { dark: 'dark', light: 'light', '"><script>': 'light' };
  for (const [colorScheme, scheme] of Object.entries(asked)) {
    const token = await launchToken(service.desk, service.clock.now);
    const query = new URLSearchParams({ colorScheme }).toString();
    const answer = await service.launch(token, {}, `/app/ticket-sidebar?${query}`);
    expect(answer.body).toContain(`<html data-scheme="${scheme}">`);
  }
});

test('an agent who writes a role into the token stays an agent', async () => {
  const claims = { role: 'lead', context: { product: 'support', location: 'ticket_sidebar', role: 'lead' } };
  const answer = await service.launch(await launchToken(service.desk, service.clock.now, { claims }));
  expect(launchOf(answer.body).user.role).toBe('agent');
});

const refusals: [string, () => Promise<string>][] = [
  [
    'a key that is not the account’s',
    async () => {
      const forger = await newZendesk('forger');
      return launchToken({ account: service.desk.account, privateKey: forger.privateKey }, service.clock.now);
    },
  ],
  [
    'the key of another account',
    () => launchToken({ account: service.desk.account, privateKey: service.other.privateKey }, service.clock.now),
  ],
  [
    'HS256 with the public key as secret',
    async () => {
      const signed = `${encoded({ alg: 'HS256' })}.${claimsOf(await launchToken(service.desk, service.clock.now))}`;
      return `${signed}.${createHmac('sha256', String(service.desk.account.publicKeys[0])).update(signed).digest('base64url')}`;
    },
  ],
  [
    'no signature (alg none)',
    async () => `${encoded({ alg: 'none' })}.${claimsOf(await launchToken(service.desk, service.clock.now))}.`,
  ],
  [
    'RS384 by the right key',
    async () => {
      const { account, privateKey } = service.desk;
      const exp = Math.floor(service.clock.now.getTime() / 1000) + 300;
      const claims = {
        iss: account.issuer,
        aud: account.audience,
        sub: '9001',
        jti: 'x',
        exp,
        iat: exp - 300,
        context: {},
      };
      return new SignJWT(claims).setProtectedHeader({ alg: 'RS384' }).sign(privateKey);
    },
  ],
  [
    'a token older than its life and the leeway',
    () => launchToken(service.desk, service.clock.now, { expiresIn: -31 }),
  ],
  ['a token from the future', () => launchToken(service.desk, service.clock.now, { notBeforeIn: 31 })],
  [
    'another audience',
    () =>
      launchToken(service.desk, service.clock.now, {
        claims: { aud: 'https://desk.zendesk.example/api/v2/apps/installations/2.json' },
      }),
  ],
  ['another issuer', () => launchToken(service.desk, service.clock.now, { claims: { iss: 'evil.zendesk.example' } })],
  ['a life of a day', () => launchToken(service.desk, service.clock.now, { expiresIn: 86_400 })],
  ['no user', () => launchToken(service.desk, service.clock.now, { claims: { sub: undefined } })],
  ['a user who is no id', () => launchToken(service.desk, service.clock.now, { claims: { sub: '9001; drop' } })],
  [
    'an id in the middle of an address',
    () => launchToken(service.desk, service.clock.now, { claims: { sub: 'https://x.example/9001/edit' } }),
  ],
  ['an empty list of audiences', () => launchToken(service.desk, service.clock.now, { claims: { aud: [] } })],
  [
    'a list of other audiences',
    () => launchToken(service.desk, service.clock.now, { claims: { aud: [service.other.account.audience] } }),
  ],
  ['no expiry', () => launchToken(service.desk, service.clock.now, { claims: { exp: undefined } })],
  ['another location than the page’s', () => launchToken(service.desk, service.clock.now, { location: 'nav_bar' })],
  ['something that is no token', async () => 'hello'],
];

describe.each(refusals)('%s', (_, make) => {
  test('is refused with a page that says what to do', async () => {
    const answer = await service.launch(await make());
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.body).toContain('reload this Zendesk tab');
    expect(answer.headers['content-security-policy']).toContain('frame-ancestors https://desk.zendesk.example');
  });
  test('is refused with a problem when JSON is asked for', async () => {
    const answer = await service.launch(await make(), { accept: 'application/json' });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(ProblemSchema.parse(answer.json())).toMatchObject({ code: 'unauthorized', status: 401 });
  });
});

describe('a launch token works once', () => {
  test.each([
    ['by its jti', { jti: 'a-name-of-its-own' }],
    ['by what was signed', {}],
    ['by what was signed, with an empty jti', { jti: '' }],
  ])('%s', async (_, claims) => {
    const token = await launchToken(service.desk, service.clock.now, { claims });
    expect((await service.launch(token)).statusCode).toBe(200);
    const again = await service.launch(token);
    expect(again.statusCode).toBe(401);
    expect(again.body).toContain('used before');
  });

  test('and in no other spelling of its signature', async () => {
    const token = await launchToken(service.desk, service.clock.now);
    expect((await service.launch(token)).statusCode).toBe(200);
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const spare = letters[letters.indexOf(token.slice(-1)) ^ 1] ?? '';
    for (const spelling of [token.slice(0, -1) + spare, `${token}=`, `${token}==`]) {
      expect((await service.launch(spelling)).statusCode).toBe(401);
    }
  });
});

test.each<[string, Record<string, unknown>]>([
  ['a user as digits', { sub: '9002' }],
  ['a user as a number', { sub: 9002 }],
  ['a user as an address', { sub: 'https://desk.zendesk.example/api/v2/users/9002' }],
  ['a user as an address of JSON', { sub: 'https://desk.zendesk.example/api/v2/users/9002.json' }],
  ['an issuer with its scheme', { sub: '9002', iss: 'https://desk.zendesk.example' }],
  ['a list of audiences', { sub: '9002', aud: ['https://desk.zendesk.example/api/v2/apps/installations/1.json', 'x'] }],
  ['no query hash', { sub: '9002', qsh: undefined }],
])('%s is understood', async (_, claims) => {
  const answer = await service.launch(await launchToken(service.desk, service.clock.now, { claims }));
  expect(answer.statusCode).toBe(200);
  expect(launchOf(answer.body).user).toEqual({ id: '9002', role: 'lead' });
});

test('while a key takes over from another, either may have signed', async () => {
  const next = await newZendesk('next');
  const account = {
    ...service.desk.account,
    publicKeys: [...service.desk.account.publicKeys, ...next.account.publicKeys],
  };
  const rotating = await startApp({ packs: [], accounts: accountsOf([account]) });
  const signers = { 200: [service.desk.privateKey, next.privateKey], 401: [service.other.privateKey] };
  for (const [status, keys] of Object.entries(signers)) {
    for (const privateKey of keys) {
      const token = await launchToken({ account, privateKey }, rotating.clock.now);
      expect((await rotating.launch(token)).statusCode).toBe(Number(status));
    }
  }
  await rotating.close();
});

test('every origin of an account may frame its page', async () => {
  const account = { ...service.desk.account, origins: ['https://a.example', 'https://b.example'] };
  const branded = await startApp({ packs: [], accounts: accountsOf([account]) });
  const answer = await branded.launch(await launchToken(service.desk, branded.clock.now));
  expect(answer.headers['content-security-policy']).toContain('frame-ancestors https://a.example https://b.example');
  await branded.close();
});

test('thirty seconds of clock difference are forgiven', async () => {
  const late = await launchToken(service.desk, service.clock.now, { expiresIn: -29 });
  const early = await launchToken(service.desk, service.clock.now, { notBeforeIn: 29 });
  expect((await service.launch(late)).statusCode).toBe(200);
  expect((await service.launch(early)).statusCode).toBe(200);
});

test('a launch without a token says so, and the modal page gets no session', async () => {
  expect((await service.app.inject('/app/ticket-sidebar')).statusCode).toBe(401);
  const modal = await service.app.inject(
    `/app/modal?origin=${encodeURIComponent(service.desk.account.origins[0] ?? '')}`,
  );
  expect(modal.statusCode).toBe(200);
  expect(modal.body).not.toContain('handrail-launch');
  expect(modal.headers['content-security-policy']).toContain('frame-ancestors https://desk.zendesk.example');
  const stranger = await service.app.inject('/app/modal?origin=https://evil.example');
  expect(stranger.headers['content-security-policy']).toContain("frame-ancestors 'none'");
});

test('assets are served for good, their page is not', async () => {
  const script = await service.app.inject('/app/assets/index-1a2b.js');
  expect(script.statusCode).toBe(200);
  expect(script.headers['cache-control']).toContain('immutable');
  expect((await service.app.inject('/app/assets/ticket_sidebar.html')).statusCode).toBe(404);
  expect((await service.app.inject('/app/assets/../../data/handrail.db')).statusCode).toBe(404);
});

/** What agents see in Zendesk's frame while Handrail cannot let them in. */
describe('a launch that comes to nothing is a page in words, framed by the account', () => {
  const seen = ({ statusCode, headers, body }: Awaited<ReturnType<TestApp['launch']>>) => ({
    status: statusCode,
    isPage: String(headers['content-type']).startsWith('text/html') && !body.includes('"code"'),
    isFramed: String(headers['content-security-policy']).includes('frame-ancestors https://desk.zendesk.example'),
    saysWhen: Number(headers['retry-after']) > 0,
  });
  const said = { isPage: true, isFramed: true, saysWhen: true };

  test.each(['useLaunch', 'saveSession'] as const)('while the store takes no %s', async (method) => {
    const away = () => Promise.reject(new StoreUnavailable('disk full'));
    const app = await startApp({ packs: [], changeStore: (store) => ({ ...store, [method]: away }) });
    const answer = await app.launch(await launchToken(app.desk, app.clock.now), { 'accept-language': 'de-AT' });
    expect(seen(answer)).toEqual({ ...said, status: 503 });
    expect(answer.body).toContain('Handrail ist gerade nicht erreichbar');
    await app.close();
  });

  test('while its address opens it too often', async () => {
    const app = await startApp({ packs: [], rateLimit: 1 });
    for (let n = 0; n < 10; n += 1) await app.launch('hello');
    const answer = await app.launch('hello');
    expect(seen(answer)).toEqual({ ...said, status: 429 });
    expect(answer.body).toContain('opened too often');
    await app.close();
  });
});
