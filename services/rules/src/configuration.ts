import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

const EnvironmentSchema = z.object({
  RULES_PORT: port.default(4700),
  RULES_HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'Use postgresql://user:password@host:port/database' })
    .optional(),
  ACCOUNTS_FILE: z.string().min(1).optional(),
  ZAF_SDK_URL: z.url().default('https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js'),
  SIDEBAR_DIR: z.string().min(1).default('apps/sidebar/dist'),
  WORKFLOWS_DIR: z.string().min(1).default('packages/workflows/packs'),
  SESSION_SECRET: z.string().min(32, 'Use at least 32 characters').optional(),
  PUBLIC_URL: z.url().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  RETENTION_DAYS: z.coerce.number().int().positive().optional(),
  RATE_LIMIT: z.coerce.number().int().positive().default(600),
  TRUST_PROXY: z.stringbool().default(false),
});
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
