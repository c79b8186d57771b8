import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The account the desk plays, as the service must know it, and the key its launches are signed with. */
export interface DeskAccount {
  id: 'desk';
  origin: string;
  issuer: string;
  audience: string;
  privateKey: KeyObject;
  webhookSecret: string;
}

const AccountFileSchema = z.object({ accounts: z.array(z.object({ webhookSecret: z.string() })).length(1) });

/** Reads the key pair and the webhook secret of a folder, making what is missing, and writes `account.json` there. */
export function openAccount(folder: string, port: number): DeskAccount {
  mkdirSync(folder, { recursive: true });
  const keyFile = join(folder, 'key.pem');
  const accountFile = join(folder, 'account.json');
  if (!existsSync(keyFile)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  const privateKey = createPrivateKey(readFileSync(keyFile));
  const account: DeskAccount = {
    id: 'desk',
    origin: `http://localhost:${port}`,
    issuer: `localhost:${port}`,
    audience: `http://localhost:${port}/api/v2/apps/installations/1.json`,
    privateKey,
    webhookSecret: webhookSecretOf(accountFile) ?? randomBytes(32).toString('base64'),
  };
  const { id, origin, issuer, audience, webhookSecret } = account;
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  const entry = { id, origin, issuer, audience, publicKey, leads: ['9002'], webhookSecret };
  writeFileSync(accountFile, `${JSON.stringify({ accounts: [entry] }, null, 2)}\n`, { mode: 0o600 });
  return account;
}

function webhookSecretOf(file: string): string | null {
  if (!existsSync(file)) return null;
  const result = AccountFileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return result.success ? (result.data.accounts[0]?.webhookSecret ?? null) : null;
}
