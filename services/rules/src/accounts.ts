import { readFileSync, statSync } from 'node:fs';
import { importSPKI } from 'jose';
import { z } from 'zod';
import { ConfigurationError } from './configuration.ts';

const publicTestSecret = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==';

const AccountSchema = z.object({
  id: z.string().min(1).max(80),
  /** The only origin that may frame the app, e.g. `https://example.zendesk.com`. */
  origin: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  issuer: z.string().min(1),
  audience: z.string().min(1),
  /** PEM of the installation's RS256 key, pinned: keys named by a token are never fetched. */
  publicKey: z.string().includes('BEGIN PUBLIC KEY'),
  /** Zendesk ids of the people with lead rights. The only place such rights come from. */
  leads: z.array(z.coerce.string()).default([]),
  /** Signing secret of the account's webhook. Without it nothing that claims to be Zendesk is listened to. */
  webhookSecret: z
    .string()
    .min(16, 'Use the signing secret that Zendesk shows for the webhook')
    .refine(
      (secret) => secret !== publicTestSecret,
      'This is the secret of Zendesk’s own test calls, which everybody knows',
    )
    .optional(),
});
export type Account = z.output<typeof AccountSchema>;

const AccountsSchema = z.object({ accounts: z.array(AccountSchema) }).superRefine(({ accounts }, context) => {
  const seen = new Set<string>();
  for (const [index, { id }] of accounts.entries()) {
    if (seen.has(id))
      context.addIssue({ code: 'custom', path: ['accounts', index, 'id'], message: `${id} is used twice` });
    seen.add(id);
  }
});

/** Who may launch the app. */
export interface Accounts {
  all(): Account[];
  byId(id: string): Account | undefined;
  byIssuer(issuer: string, audience: string): Account | undefined;
}

export function accountsOf(list: readonly Account[]): Accounts {
  return {
    all: () => [...list],
    byId: (id) => list.find((account) => account.id === id),
    byIssuer: (issuer, audience) => list.find((account) => account.issuer === issuer && account.audience === audience),
  };
}

/** Checks shape and keys of a parsed accounts file; throws a `ConfigurationError` naming every mistake. */
export async function parseAccounts(value: unknown): Promise<Account[]> {
  const parsed = AccountsSchema.safeParse(value);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  for (const [index, account] of (parsed.data?.accounts ?? []).entries()) {
    const isKey = await importSPKI(account.publicKey, 'RS256').then(
      () => true,
      () => false,
    );
    if (!isKey) problems.push(`  accounts.${index}.publicKey: not an RSA public key in PEM form`);
  }
  if (!parsed.success || problems.length > 0) {
    throw new ConfigurationError(`The accounts file cannot be used:\n${problems.join('\n')}`);
  }
  return parsed.data.accounts;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ConfigurationError(`The accounts file ${path} cannot be read: ${String(error)}`);
  }
}

/** Reads the file once; `reloadIfChanged` swaps in a newer file; when that one is wrong it throws and the old one stays. */
export async function openAccountsFile(path: string): Promise<Accounts & { reloadIfChanged(): Promise<void> }> {
  let current = accountsOf(await parseAccounts(readJson(path)));
  let changedAt = statSync(path).mtimeMs;
  return {
    all: () => current.all(),
    byId: (id) => current.byId(id),
    byIssuer: (issuer, audience) => current.byIssuer(issuer, audience),
    async reloadIfChanged() {
      const { mtimeMs } = statSync(path);
      if (mtimeMs === changedAt) return;
      changedAt = mtimeMs;
      current = accountsOf(await parseAccounts(readJson(path)));
    },
  };
}
