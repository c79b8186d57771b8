import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isIP } from 'node:net';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

const released = join(import.meta.dirname, 'workflows', 'packs');
const repository = join(import.meta.dirname, '../../..');
/** What comes with the program lies beside it once released; whoever starts it may stand in any folder. */
const ships = existsSync(released)
  ? { workflows: released, sidebar: join(import.meta.dirname, 'sidebar') }
  : { workflows: join(repository, 'packages/workflows/packs'), sidebar: join(repository, 'apps/sidebar/dist') };

/** Whoever is believed about the caller's address: that many proxies in a row, or these addresses and networks. */
const ProxiesSchema = z.string().transform((text, context): number | string[] => {
  if (/^(false|no|off)$/i.test(text)) return [];
  if (/^\d$/.test(text)) return Number(text);
  const entries = text.split(',').map((entry) => entry.trim());
  const isNetwork = (entry: string) => {
    const [address = '', bits, more] = entry.split('/');
    const most = isIP(address) === 4 ? 32 : 128;
    const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= most);
    return more === undefined && isIP(address) !== 0 && fits;
  };
  if (entries.every(isNetwork)) return entries;
  context.addIssue('Use the number of proxies in front, or their addresses: 10.0.0.5, 10.1.0.0/16');
  return z.NEVER;
});

const EnvironmentSchema = z.object({
  RULES_PORT: port.default(4700),
  RULES_HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'Use postgresql://user:password@host:port/database' })
    .optional(),
  ACCOUNTS_FILE: z.string().min(1).optional(),
  ZAF_SDK_URL: z.url().default('https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js'),
  SIDEBAR_DIR: z.string().min(1).default(ships.sidebar),
  WORKFLOWS_DIR: z.string().min(1).default(ships.workflows),
  /** For authors: reads the workflows again whenever one of their files is saved. */
  WATCH_WORKFLOWS: z.stringbool().default(false),
  SESSION_SECRET: z.string().min(32, 'Use at least 32 characters').optional(),
  /** Ed25519 in PEM form; the same for all instances. Without it the key kept in DATA_DIR signs. */
  AUDIT_KEY_FILE: z.string().min(1).optional(),
  PUBLIC_URL: z.url().optional(),
  /** Only links of exactly this host name users, groups and projects. */
  GITLAB_HOST: z
    .string()
    .regex(/^[a-z0-9.-]+(?::\d+)?$/, 'Use the host alone, e.g. gitlab.com')
    .default('gitlab.com'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  RETENTION_DAYS: z.coerce.number().int().positive().optional(),
  RATE_LIMIT: z.coerce.number().int().positive().default(600),
  /** Seconds an instance goes on serving after SIGTERM, so that a proxy can take it out first. */
  DRAIN_SECONDS: z.coerce.number().min(0).max(300).default(5),
  /** Where Prometheus reads; off without a port. */
  METRICS_PORT: port.optional(),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  /** A collector that speaks OTLP over HTTP; gets metrics, and traces if a share of them is asked for. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  METRICS_EVERY_SECONDS: z.coerce.number().positive().default(60),
  TRACE_SHARE: z.coerce.number().min(0).max(1).default(0),
  TRUST_PROXY: ProxiesSchema.default([]),
});
/** Every setting's name, e.g. to tell a misspelt one. */
export const settingNames: readonly string[] = Object.keys(EnvironmentSchema.shape);
export type Configuration = z.output<typeof EnvironmentSchema>;

export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}

/** Reads every setting at once, so that one start shows every mistake. An empty value counts as not set. */
export function readConfiguration(environment: Record<string, string | undefined>): Configuration {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = EnvironmentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigurationError(`These settings cannot be used:\n${lines.join('\n')}`);
}
