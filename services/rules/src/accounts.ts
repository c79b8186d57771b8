import { createPublicKey } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { MarksSchema } from '@handrail/contract';
import { parse } from 'yaml';
import { z } from 'zod';
import { ConfigurationError } from './configuration.ts';
import { readSecret, type SecretPlace } from './sources/secret.ts';
import { SourceSettingsSchema } from './sources/source-settings.ts';

const publicTestSecret = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==';
const leastKeyBits = 2048;

const oneOrMore = <T extends z.ZodType>(item: T, most: number) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item).min(1).max(most));

const OriginSchema = z.url({ protocol: /^https?$/ }).transform((text, context) => {
  const url = new URL(text);
  if (url.username || url.password) context.addIssue('An origin holds no user name or password');
  return url.origin;
});

/** PEM of an RSA key of the installation, pinned: keys named by a token are never fetched. */
const PublicKeySchema = z.string().superRefine((pem, context) => {
  try {
    if (!pem.includes('BEGIN PUBLIC KEY')) throw new TypeError('private, or of another kind');
    const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey(pem);
    if (asymmetricKeyType !== 'rsa') throw new TypeError('not RSA');
    const bits = asymmetricKeyDetails?.modulusLength ?? 0;
    if (bits < leastKeyBits) context.addIssue(`The key has ${bits} bits; at least ${leastKeyBits} are needed`);
  } catch {
    context.addIssue('not an RSA public key in PEM form');
  }
});

const WebhookSecretSchema = z
  .string()
  .min(16, 'Use the signing secret that Zendesk shows for the webhook')
  .refine(
    (secret) => secret !== publicTestSecret,
    'This is the secret of Zendesk’s own test calls, which everybody knows',
  );

const PeopleSchema = z.array(z.union([z.string().regex(/^\d{1,20}$/), z.number().int().transform(String)])).default([]);

/** As written in the accounts file. Two keys or secrets are for the time in which one takes over from the other. */
const AccountSchema = z
  .strictObject({
    id: z.string().regex(/^[\w.-]{1,80}$/, 'Use letters, digits, dots and dashes, at most 80'),
    /** The origins that may frame the app, e.g. `https://example.zendesk.com`; more with brands or host mapping. */
    origin: oneOrMore(OriginSchema, 50),
    issuer: z.string().min(1),
    audience: z.string().min(1),
    publicKey: oneOrMore(PublicKeySchema, 2),
    /** Zendesk ids of the people with lead rights, whatever Zendesk says. */
    leads: PeopleSchema,
    /** And of those who may besides do what only an administrator may. */
    admins: PeopleSchema,
    /** Signing secret of the account's webhook. Without it nothing that claims to be Zendesk is listened to. */
    webhookSecret: oneOrMore(WebhookSecretSchema, 2).optional(),
    /** Rights that Zendesk tells, by `sources.zendesk`. */
    access: z
      .strictObject({
        /** Ids of groups whose members are leads, beside those named above. */
        leadGroups: z.array(z.number().int().positive()).max(50).default([]),
        /** Administrators in Zendesk are administrators here, unless the file names them otherwise. */
        zendeskAdmins: z.boolean().default(false),
        /** Agents see the runs of those tickets only that they see in Zendesk. */
        restrictTickets: z.boolean().default(false),
      })
      .optional(),
    /** What of its runs stands on tickets, by the agent's own submit. Nothing unless set. */
    marks: MarksSchema.optional(),
    /** Names of ticket forms by id, for agents to whom Zendesk does not tell them. */
    forms: z.record(z.string().regex(/^\d{1,20}$/, 'Use the id of a form'), z.string().min(1).max(200)).default({}),
    /** Systems that facts are read from. */
    sources: SourceSettingsSchema.optional(),
  })
  .refine(({ access, sources }) => access === undefined || sources?.zendesk !== undefined, {
    path: ['access'],
    error: 'Zendesk has to be read for this: add sources.zendesk',
  })
  .refine(({ leads, admins }) => !admins.some((id) => leads.includes(id)), {
    path: ['admins'],
    error: 'Somebody is named as lead and as administrator; an administrator is a lead already',
  })
  .transform(({ origin, publicKey, webhookSecret, ...account }) => ({
    ...account,
    origins: origin,
    publicKeys: publicKey,
    webhookSecrets: webhookSecret ?? [],
  }));
export type Account = z.output<typeof AccountSchema>;

/** What must tell accounts apart: shared, one account's Zendesk could speak for another. */
function marksOf({ id, issuer, audience, origins, webhookSecrets }: Account) {
  return [
    { path: 'id', mark: id, shown: id },
    { path: 'audience', mark: `${issuer} ${audience}`, shown: 'This pair of issuer and audience' },
    ...origins.map((origin) => ({ path: 'origin', mark: origin, shown: origin })),
    ...webhookSecrets.map((secret) => ({ path: 'webhookSecret', mark: secret, shown: 'This secret' })),
  ];
}

const AccountsSchema = z.strictObject({ $schema: z.string().optional(), accounts: z.array(AccountSchema) });

function sharedMarks(accounts: readonly Account[]): string[] {
  const seen = new Set<string>();
  return accounts.flatMap((account, index) =>
    marksOf(account).flatMap(({ path, mark, shown }) => {
      const isShared = seen.has(`${path} ${mark}`);
      seen.add(`${path} ${mark}`);
      return isShared ? [`  accounts.${index}.${path}: ${shown} is used twice`] : [];
    }),
  );
}

/** Who may launch the app. */
export interface Accounts {
  all(): Account[];
  byId(id: string): Account | undefined;
  /** `issuer` with or without `https://`; one of the audiences must be the account's. */
  byIssuer(issuer: string, audiences: readonly string[]): Account | undefined;
}

export function accountsOf(list: readonly Account[]): Accounts {
  return {
    all: () => [...list],
    byId: (id) => list.find((account) => account.id === id),
    byIssuer: (issuer, audiences) =>
      list.find(
        (account) =>
          [account.issuer, `https://${account.issuer}`].includes(issuer) && audiences.includes(account.audience),
      ),
  };
}

/** Secrets of fact sources lie elsewhere; one that cannot be read is told at start, not on the first ticket. */
function unreadableSecrets(accounts: readonly Account[]): string[] {
  return accounts.flatMap(({ sources }, index) => {
    const places: [string, SecretPlace | undefined][] = [
      ['gitlab.token', sources?.gitlab?.token],
      ['mailgun.key', sources?.mailgun?.key],
      ['zendesk.client.secret', sources?.zendesk?.client.secret],
    ];
    return places.flatMap(([path, place]) => {
      try {
        if (place !== undefined) readSecret(place);
        return [];
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return [`  accounts.${index}.sources.${path}: ${why}`];
      }
    });
  });
}

/** Checks shape and keys of a parsed accounts file; throws a `ConfigurationError` naming every mistake. */
export function parseAccounts(value: unknown): Account[] {
  const parsed = AccountsSchema.safeParse(value);
  const problems = parsed.success
    ? [...sharedMarks(parsed.data.accounts), ...unreadableSecrets(parsed.data.accounts)]
    : parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  if (parsed.success && problems.length === 0) return parsed.data.accounts;
  throw new ConfigurationError(`The accounts file cannot be used:\n${problems.join('\n')}`);
}

const unreadable = (path: string, error: unknown) =>
  new ConfigurationError(`The accounts file ${path} cannot be read: ${String(error)}`);

/** JSON is YAML too, and only that reader refuses a key that is written twice. */
function readFile(path: string): unknown {
  try {
    const text = readFileSync(path, 'utf8');
    JSON.parse(text);
    return parse(text, { uniqueKeys: true, prettyErrors: false });
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Differs as soon as the file was written or replaced. */
function stampOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * The accounts of a file, as it is at each question: who is taken out of it is out at once. A file with anything wrong
 * in it is reported and not taken: the one before stays.
 */
export function openAccountsFile(path: string, report: (error: unknown) => void): Accounts {
  let read = stampOf(path);
  let current = accountsOf(parseAccounts(readFile(path)));
  function fresh(): Accounts {
    try {
      const found = stampOf(path);
      if (found === read) return current;
      read = found;
      current = accountsOf(parseAccounts(readFile(path)));
    } catch (error) {
      report(error);
    }
    return current;
  }
  return {
    all: () => fresh().all(),
    byId: (id) => fresh().byId(id),
    byIssuer: (issuer, audiences) => fresh().byIssuer(issuer, audiences),
  };
}
