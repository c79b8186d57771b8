import { z } from 'zod';
import { GitLabWorldSchema } from './gitlab-world.ts';
import { MailgunWorldSchema } from './mailgun-world.ts';

/** What the systems beside Zendesk know of the people who write tickets. */
export const WorldSchema = z.object({ gitlab: GitLabWorldSchema, mailgun: MailgunWorldSchema });
export type World = z.infer<typeof WorldSchema>;
