import type { z } from 'zod';
import type { GitLabAccountSchema } from '../../model/gitlab-account.ts';
import type { GitLabWorldSchema } from '../../model/gitlab-world.ts';
import type { MailEventSchema } from '../../model/mailgun-world.ts';

type World = z.input<typeof GitLabWorldSchema>;

/** What one subject adds to the world; people and groups name each other by username and path, across parts too. */
export type SeedPart = Partial<
  Pick<World, 'accounts' | 'groups' | 'projects' | 'moved' | 'pageDomains' | 'auditEvents'>
> & { mails?: SeedMail[] };
export type SeedMail = z.input<typeof MailEventSchema>;

/** Times before the desk's first day: `at` to the second, `on` as a day. */
export interface DaysAgo {
  at: (days: number) => string;
  on: (days: number) => string;
}

export function daysBefore(now: Date): DaysAgo {
  const at = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  return { at, on: (days) => at(days).slice(0, 10) };
}

type Account = z.input<typeof GitLabAccountSchema>;

/** Somebody who uses GitLab now and then: confirmed long ago, signed in last week. */
export function activeAccount(
  ago: DaysAgo,
  account: Pick<Account, 'id' | 'username' | 'name' | 'email'> & Partial<Account>,
): Account {
  return {
    createdAt: ago.at(900),
    confirmedAt: ago.at(900),
    signIns: 48,
    lastSignInAt: ago.at(9),
    currentSignInAt: ago.at(6),
    lastActivityOn: ago.on(2),
    events: [{ action: 'commented on', targetType: 'Note', at: ago.at(2) }],
    ...account,
  };
}

/** An account that was opened and never used. */
export function unusedAccount(
  ago: DaysAgo,
  account: Pick<Account, 'id' | 'username' | 'name' | 'email'> & Partial<Account>,
): Account {
  return { createdAt: ago.at(400), ...account };
}
