import type { DaysAgo, SeedMail, SeedPart } from './seed-part.ts';

const fromGitLab = 'GitLab <gitlab@mg.gitlab.com>';
const fromPortal = 'GitLab <noreply@customers.gitlab.com>';
const subject = 'Reset password instructions';

/** Behind the tickets about the Customers Portal: who sent which mail, and whether it arrived. */
export function portalMailsPart(ago: DaysAgo): SeedPart {
  /** A mail that Mailgun took and handed over a moment later. */
  const sent = (domain: string, recipient: string, days: number): SeedMail[] => {
    const mail = { domain, recipient, subject, from: fromGitLab };
    const id = `${recipient}-${days}`;
    return [
      { ...mail, id: `${id}-accepted`, event: 'accepted', at: ago.at(days + 0.001) },
      { ...mail, id: `${id}-delivered`, event: 'delivered', at: ago.at(days) },
    ];
  };
  const suppressed = (event: SeedMail['event'], more: Pick<SeedMail, 'at'> & Partial<SeedMail>): SeedMail => ({
    id: `vera-${event}`,
    event,
    domain: 'customers.gitlab.com',
    recipient: 'vera@bounced.example',
    ...more,
  });
  return {
    mails: [
      // 117: three resets, all of the password at GitLab.com.
      ...[1, 2, 3].flatMap((days) => sent('mg.gitlab.com', 'olaf.berg@gmail.example', days)),
      // 127: taken, and never handed over.
      suppressed('accepted', { subject, from: fromPortal, at: ago.at(1.001) }),
      suppressed('failed', { severity: 'permanent', reason: 'suppress-bounce', at: ago.at(1) }),
      // 128: one of each.
      ...sent('mg.gitlab.com', 'igor@buyer.example', 2),
      ...sent('customers.gitlab.com', 'igor@buyer.example', 1),
    ],
  };
}
