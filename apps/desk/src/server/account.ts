import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { SourcePorts } from '../source-server/source-ports.ts';
import { sourceSettings } from '../source-server/source-settings.ts';
import { keptSecret } from './kept-secret.ts';
import type { OauthClient } from './rest/oauth-routes.ts';

/** The account the desk plays, as the service must know it, and the key its launches are signed with. */
export interface DeskAccount {
  id: 'desk';
  origin: string;
  issuer: string;
  audience: string;
  privateKey: KeyObject;
  webhookSecret: string;
  oauth: OauthClient;
}

const AccountFileSchema = z.object({
  accounts: z.array(z.object({ webhookSecret: z.string(), sources: z.unknown().optional() })).length(1),
});

/**
 * Reads the key pair and the secrets of a folder, making what is missing, and writes `account.json` there.
 *
 * @param sources where the stand-in GitLab and Mailgun listen; null leaves out what facts are read from, and without
 *   it the file keeps what it says
 */
export function openAccount(folder: string, port: number, sources?: SourcePorts | null): DeskAccount {
  mkdirSync(folder, { recursive: true });
  const keyFile = join(folder, 'key.pem');
  const accountFile = join(folder, 'account.json');
  if (!existsSync(keyFile)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  const privateKey = createPrivateKey(readFileSync(keyFile));
  const kept = keptEntry(accountFile);
  const account: DeskAccount = {
    id: 'desk',
    origin: `http://localhost:${port}`,
    issuer: `localhost:${port}`,
    audience: `http://localhost:${port}/api/v2/apps/installations/1.json`,
    privateKey,
    webhookSecret: kept?.webhookSecret ?? randomBytes(32).toString('base64'),
    oauth: { id: 'handrail', secret: keptSecret(folder, 'zendesk-secret') },
  };
  const { id, origin, issuer, audience, webhookSecret } = account;
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  const told = sources && sourceSettings(resolve(folder), sources, account.oauth.id);
  const entry = {
    id,
    origin,
    issuer,
    audience,
    publicKey,
    admins: ['9002'],
    leads: ['9008'],
    webhookSecret,
    sources: (sources === undefined ? kept?.sources : told) ?? undefined,
  };
  writeFileSync(accountFile, `${JSON.stringify({ accounts: [entry] }, null, 2)}\n`, { mode: 0o600 });
  return account;
}

function keptEntry(file: string) {
  if (!existsSync(file)) return null;
  const result = AccountFileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return result.success ? (result.data.accounts[0] ?? null) : null;
}
