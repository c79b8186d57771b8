import { z } from 'zod';
import { SecretSchema } from './secret.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An address that calls are pinned to: HTTPS, except to this very machine. */
export const AddressSchema = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text))
  .refine((url) => url.protocol === 'https:' || loopback.has(url.hostname), 'Use https')
  .refine((url) => url.username === '' && url.password === '', 'Secrets do not go into addresses')
  .refine((url) => url.search === '' && url.hash === '', 'Leave out ? and #');

const names = z.array(z.string().min(1).max(100)).max(40);

const GitlabSchema = z.strictObject({
  url: AddressSchema,
  /** Personal access token of a dedicated user, scopes `read_api` and `admin_mode`. */
  token: SecretSchema,
});

const MailgunSchema = z.strictObject({
  url: AddressSchema.default(new URL('https://api.mailgun.net')),
  key: SecretSchema,
  domains: z.strictObject({
    gitlab: z.hostname().default('mg.gitlab.com'),
    portal: z.hostname().default('customers.gitlab.com'),
  }),
  /** Subjects of the reset mail in every language it is sent in. */
  subjects: names.default(['Reset password instructions']),
  tags: names.default([]),
  /** Days that Mailgun keeps logs on the account's plan. */
  days: z.number().int().min(1).max(30).default(5),
});

const OrganizationSchema = z.strictObject({
  paid: names.default([
    'sub_dotcom_premium',
    'sub_dotcom_ultimate',
    'sub_sm_premium',
    'sub_sm_ultimate',
    'sub_sm_starter',
    'sub_gitlab_dedicated',
  ]),
  education: names.default(['sub_edu', 'sub_oss']),
  expires: z.string().default('expiration_date'),
  hold: names.default(['support_hold', 'restricted_account']),
});

const ZendeskSchema = z.strictObject({
  /** Leave out to use the account's own origin. */
  url: AddressSchema.optional(),
  /** OAuth client with the scopes `tickets:read users:read organizations:read`. */
  client: z.strictObject({ id: z.string().min(1).max(100), secret: SecretSchema }),
  organization: OrganizationSchema.prefault({}),
  /** Only where Zendesk rejects or marks mail whose sender is not authentic. */
  authenticatesSenders: z.boolean().default(false),
});

/** Systems that facts of an account are read from. Each may be left out; its questions are then asked as before. */
export const SourceSettingsSchema = z.strictObject({
  /** Zendesk ids of the agents for whom facts are looked up; leave out for everyone who may open the app. */
  agents: z.array(z.coerce.string()).optional(),
  gitlab: GitlabSchema.optional(),
  mailgun: MailgunSchema.optional(),
  zendesk: ZendeskSchema.optional(),
});
export type SourceSettings = z.output<typeof SourceSettingsSchema>;
