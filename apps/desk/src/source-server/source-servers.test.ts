import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { openedDesk } from '../../test/_opened-desk.ts';
import { gitlabToken, mailgunKey } from '../seed/world/seed-world.ts';
import { openAccount } from '../server/account.ts';
import { startSourceServers } from './start-source-servers.ts';

const AccountFileSchema = z.object({
  accounts: z.array(
    z.object({ sources: z.object({ gitlab: z.object({ url: z.string(), token: z.object({ file: z.string() }) }) }) }),
  ),
});

async function opened() {
  const desk = await openedDesk();
  const servers = await startSourceServers(desk.store, { gitlab: 0, mailgun: 0, mailgunEu: 0 });
  onTestFinished(() => servers.close());
  const { ports } = servers;
  const gitlab = (path: string, headers: Record<string, string> = { 'private-token': gitlabToken }) =>
    fetch(`http://127.0.0.1:${ports.gitlab}${path}`, { headers, redirect: 'manual' });
  const logs = (body: object, port = ports.mailgun) =>
    fetch(`http://127.0.0.1:${port}/v1/analytics/logs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`api:${mailgunKey}`)}` },
      body: JSON.stringify(body),
    });
  return { ...desk, ports, gitlab, logs };
}

describe('the servers beside the desk', () => {
  it('answer on ports of their own', async () => {
    const { gitlab, logs } = await opened();
    const found = await gitlab('/api/v4/users?search=ana%40initech.example');
    expect(await found.json()).toMatchObject([{ username: 'ana-initech', confirmed_at: null }]);
    const recipient = { label: 'olaf', value: 'olaf.berg@gmail.example' };
    const filter = { AND: [{ attribute: 'recipient', comparator: '=', values: [recipient] }] };
    expect(await (await logs({ duration: '30d', filter })).json()).toHaveProperty('items.length', 6);
  });

  it('know each key in its own region only', async () => {
    const { logs, ports } = await opened();
    expect((await logs({}, ports.mailgunEu)).status).toBe(401);
  });

  it('show a change of the world at once', async () => {
    const { call, gitlab } = await opened();
    await call('POST', '/desk/world/accounts/ana-initech/sign-in');
    const [account] = await (await gitlab('/api/v4/users?username=ana-initech')).json();
    expect(await (await gitlab(`/api/v4/users/${account.id}`)).json()).toMatchObject({
      sign_in_count: 1,
      current_sign_in_at: '2026-11-23T09:00:00.000Z',
    });
  });

  it('go wrong as they are told, one request after the other, and then answer again', async () => {
    const { call, gitlab, logs } = await opened();
    const effects = ['status_503', 'reset', 'garbage', 'status_429'];
    await call('PUT', '/desk/faults', { sources: [{ id: 'f', server: 'gitlab', effects, retryAfter: 7 }] });
    const seen = [];
    for (let request = 0; request < 5; request++) {
      const answer = await gitlab('/api/v4/user').catch(() => null);
      seen.push([
        answer?.status,
        answer?.headers.get('content-type')?.split(';')[0],
        answer?.headers.get('retry-after'),
      ]);
    }
    expect(seen).toEqual([
      [503, 'text/html', null],
      [undefined, undefined, undefined],
      [200, 'text/html', null],
      [429, 'text/plain', '7'],
      [200, 'application/json', null],
    ]);
    // The other server was spared all along.
    expect((await logs({})).status).toBe(200);
  });

  it('are named in account.json, their secrets in files that open them', async () => {
    const { folder, ports } = await opened();
    openAccount(folder, 4600, ports);
    // Opened again by somebody who does not know the ports, the file keeps them.
    openAccount(folder, 4600);
    const [account] = AccountFileSchema.parse(JSON.parse(readFileSync(`${folder}/account.json`, 'utf8'))).accounts;
    const { url, token } = account?.sources.gitlab ?? { url: '', token: { file: '' } };
    const headers = { 'private-token': readFileSync(token.file, 'utf8') };
    expect(await (await fetch(`${url}/api/v4/user`, { headers })).json()).toMatchObject({ is_admin: true });
    openAccount(folder, 4600, null);
    expect(readFileSync(`${folder}/account.json`, 'utf8')).not.toContain('gitlab');
  });

  it('take a taken port for a free one', async () => {
    const { store, ports } = await opened();
    const second = await startSourceServers(store, ports);
    onTestFinished(() => second.close());
    expect(second.ports.gitlab).not.toBe(ports.gitlab);
  });
});
