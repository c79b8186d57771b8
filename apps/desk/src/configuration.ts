import { z } from 'zod';
import type { SourcePorts } from './source-server/source-ports.ts';

const PortSchema = z.coerce.number().int().min(1).max(65_535);

const ConfigurationSchema = z.object({
  DESK_PORT: PortSchema.default(4600),
  RULES_URL: z.url().default('http://127.0.0.1:4700'),
  DESK_DIR: z.string().min(1).default('./data/desk'),
  DESK_SOURCES: z.enum(['on', 'off']).default('on'),
  GITLAB_PORT: PortSchema.optional(),
  MAILGUN_PORT: PortSchema.optional(),
  MAILGUN_EU_PORT: PortSchema.optional(),
});

export interface Configuration {
  port: number;
  /** Where the service is, without a slash at the end. */
  rulesUrl: string;
  /** Key pair, account and tickets are kept here. */
  folder: string;
  /** Where the stand-in GitLab and Mailgun listen; one that is left out keeps the port it had, or takes a free one. */
  sourcePorts: Partial<SourcePorts>;
  /** Whether the account tells the service of GitLab, Mailgun and Zendesk as sources of facts. */
  hasSources: boolean;
}

/** Reads the environment. @throws with every problem at once */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const result = ConfigurationSchema.safeParse(env);
  if (!result.success) throw new Error(`The desk cannot start:\n${z.prettifyError(result.error)}`);
  const { DESK_PORT, RULES_URL, DESK_DIR, DESK_SOURCES, GITLAB_PORT, MAILGUN_PORT, MAILGUN_EU_PORT } = result.data;
  return {
    port: DESK_PORT,
    rulesUrl: RULES_URL.replace(/\/$/, ''),
    folder: DESK_DIR,
    hasSources: DESK_SOURCES === 'on',
    sourcePorts: {
      ...(GITLAB_PORT ? { gitlab: GITLAB_PORT } : {}),
      ...(MAILGUN_PORT ? { mailgun: MAILGUN_PORT } : {}),
      ...(MAILGUN_EU_PORT ? { mailgunEu: MAILGUN_EU_PORT } : {}),
    },
  };
}
