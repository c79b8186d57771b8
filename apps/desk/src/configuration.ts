import { z } from 'zod';

const ConfigurationSchema = z.object({
  DESK_PORT: z.coerce.number().int().min(1).max(65_535).default(4600),
  RULES_URL: z.url().default('http://127.0.0.1:4700'),
  DESK_DIR: z.string().min(1).default('./data/desk'),
});

export interface Configuration {
  port: number;
  /** Where the service is, without a slash at the end. */
  rulesUrl: string;
  /** Key pair, account and tickets are kept here. */
  folder: string;
}

/** Reads the environment. @throws with every problem at once */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const result = ConfigurationSchema.safeParse(env);
  if (!result.success) throw new Error(`The desk cannot start:\n${z.prettifyError(result.error)}`);
  const { DESK_PORT, RULES_URL, DESK_DIR } = result.data;
  return { port: DESK_PORT, rulesUrl: RULES_URL.replace(/\/$/, ''), folder: DESK_DIR };
}
