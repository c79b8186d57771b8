import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { parseAccounts } from '../accounts.ts';
import { checkMacros, outboundMacros } from '../connect/check-macros.ts';
import { ensureWebhook } from '../connect/ensure-webhook.ts';
import { findInstallation } from '../connect/find-installation.ts';
import { openZendeskAdmin } from '../connect/zendesk-admin.ts';
import { packsOf } from '../open-service.ts';
import { readSecret, SecretSchema } from '../sources/secret.ts';
import { AddressSchema } from '../sources/source-settings.ts';
import { required, runCommand, UsageError } from './command.ts';

const options = ['origin', 'service', 'client', 'secret', 'account', 'app', 'kind', 'leads', 'admins', 'write'];
const KindSchema = z.enum(['events', 'triggers']);
const IdSchema = z.coerce.number().int().positive();

function read<T extends z.ZodType>(name: string, schema: T, value: string | undefined): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UsageError(`--${name}: ${parsed.error.issues[0]?.message}`);
}

/**
 * Sets up what a Zendesk account needs on its side, and prints what the accounts file needs on ours. It can be run again
 * at any time: what is there is kept.
 */
await runCommand(options, async (line) => {
  const origin = read('origin', AddressSchema, required(line, 'origin'));
  const service = read('service', AddressSchema, required(line, 'service')).href.replace(/\/$/, '');
  const kind = read('kind', KindSchema.default('events'), line.options['kind']);
  const app = line.options['app'] === undefined ? null : read('app', IdSchema, line.options['app']);
  const id = line.options['account'] ?? origin.hostname.split('.')[0] ?? '';
  const place = read('secret', SecretSchema, line.options['secret'] ?? 'HANDRAIL_CONNECT_SECRET');
  let secret: string;
  try {
    secret = readSecret(place);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const admin = await openZendeskAdmin({ origin, id: required(line, 'client'), secret });

  const installation = await findInstallation(admin, app);
  const webhook = await ensureWebhook(admin, `${service}/webhooks/zendesk/${id}`, kind);
  const said = [
    `✓ Installation ${installation.id}, and its key`,
    `✓ Webhook (${kind}): ${webhook.what}${webhook.triggersMade > 0 ? `, with ${webhook.triggersMade} triggers` : ''}`,
    ...(await checkMacros(admin, outboundMacros(packsOf(line.configuration.WORKFLOWS_DIR)))),
  ];
  const entry = {
    id,
    origin: origin.origin,
    issuer: origin.host,
    audience: `${origin.origin}/api/v2/apps/installations/${installation.id}.json`,
    publicKey: installation.publicKey,
    leads: (line.options['leads'] ?? '').split(',').filter(Boolean),
    admins: (line.options['admins'] ?? '').split(',').filter(Boolean),
    webhookSecret: webhook.secret,
  };
  const file = `${JSON.stringify({ accounts: [entry] }, null, 2)}\n`;
  parseAccounts(JSON.parse(file));
  for (const each of said) console.error(each);
  const target = line.options['write'];
  if (target === undefined) console.log(file.trimEnd());
  else {
    writeFileSync(line.path(target), file, { flag: 'wx', mode: 0o600 });
    console.error(`✓ ${line.path(target)} written; name it in ACCOUNTS_FILE`);
  }
  return said.some((each) => each.startsWith('!')) ? 1 : 0;
});
