import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OpenedTicketSchema, RunViewSchema } from '@handrail/contract';
import { launchOf, launchToken, newZendesk } from '@handrail/rules/testing/app';
import { v7 } from 'uuid';
import { ticket } from '@handrail/rules/testing/ticket';

/** Unpacks the release into an empty folder and works with it as an operator and an agent would, with Node and nothing else. */
const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const tarball = readdirSync(dist).find((name) => /^handrail-.*\.tar\.gz$/.test(name));
if (!tarball) throw new Error('There is no release in dist; npm run release makes one');
const home = mkdtempSync(join(tmpdir(), 'handrail-release-'));
execFileSync('tar', ['-xzf', join(dist, tarball), '-C', home]);
const program = join(home, tarball.replace('.tar.gz', ''), 'bin/handrail');
const empty = join(home, 'empty');
mkdirSync(empty);

const zendesk = await newZendesk('release');
const accounts = join(home, 'accounts.json');
const { id, issuer, audience, origins, publicKeys } = zendesk.account;
const entry = { id, issuer, audience, origin: origins, publicKey: publicKeys };
writeFileSync(accounts, JSON.stringify({ accounts: [entry] }), { mode: 0o600 });
const env = {
  // NODE may name another version's program.
  PATH: `${dirname(process.env.NODE ?? process.execPath)}:/usr/bin:/bin`,
  NODE_ENV: 'production',
  RULES_PORT: '0',
  DATA_DIR: join(home, 'data'),
  ACCOUNTS_FILE: accounts,
  DRAIN_SECONDS: '0',
};
const handrail = (...args: string[]) => execFileSync(program, args, { cwd: empty, env, encoding: 'utf8' }).trim();

async function serve(): Promise<{ url: string; stop(): Promise<number | null> }> {
  const child = spawn(program, ['serve'], { cwd: empty, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let log = '';
  const url = await new Promise<string>((done, failed) => {
    child.once('exit', (code) => failed(new Error(`ended with ${code}\n${log}`)));
    child.stdout.on('data', (part: Buffer) => {
      log += part.toString();
      const found = /Server listening at (http:[^"]+)"/.exec(log)?.[1];
      if (found) done(found);
    });
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}

function expect(holds: boolean, says: string): void {
  if (!holds) throw new Error(says);
  console.log(`  ${says}`);
}

try {
  expect(/7 workflows without a problem/.test(handrail('workflows', 'check')), 'its workflows are without a problem');
  const service = await serve();
  const origin = encodeURIComponent(String(origins[0]));
  const page = await fetch(`${service.url}/app/ticket-sidebar?origin=${origin}&app_guid=g`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    body: new URLSearchParams({ token: await launchToken(zendesk, new Date()) }),
  });
  const html = await page.text();
  const { session } = launchOf(html);
  expect(page.status === 200, 'a signed launch gets the page and a session');
  const script = /src="([^"]+\.js)"/.exec(html.replace(/<script[^>]*zaf[^>]*>/g, ''))?.[1];
  const asset = await fetch(new URL(script ?? '/missing', page.url));
  expect(asset.status === 200, 'the page finds its script');

  const headers = { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' };
  const post = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${service.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const snapshot = ticket({ subject: 'Email has already been taken' });
  OpenedTicketSchema.parse(await post(`/v1/tickets/${snapshot.id}/open`, { snapshot }));
  const subject = 'jane@initech.example';
  const run = RunViewSchema.parse(await post('/v1/runs', { workflow: 'email_release', subject, snapshot }));
  const body = { type: 'mistake_reported', note: 'The page could say more' };
  const after = RunViewSchema.parse(await post(`/v1/runs/${run.id}/events`, { expectedSeq: run.seq, key: v7(), body }));
  expect(after.seq === run.seq + 1, 'a workflow is opened and an event is recorded');

  expect((await service.stop()) === 0, 'it stops when asked to');
  expect(/, 0 broken/.test(handrail('verify-log')), 'its log verifies');
  const backup = join(home, 'backup.jsonl.gz');
  handrail('backup', backup);
  env.DATA_DIR = join(home, 'restored');
  expect(/ 0 broken/.test(handrail('restore', backup)), 'a backup is restored elsewhere');
  const again = await serve();
  const read = await fetch(`${again.url}/v1/runs/${run.id}`, { headers });
  expect(read.status === 401, 'a session of the other store is not taken');
  expect((await again.stop()) === 0, 'and it stops again');
  expect(readdirSync(empty).length === 0, 'nothing was left in the folder it was called from');
  console.log('release: works from an empty folder');
} finally {
  rmSync(home, { recursive: true, force: true });
}
