import { type Finding, record, unknown } from '../finding.ts';
import { needed, type Reading } from '../reading.ts';
import { Unreadable } from '../unreadable.ts';
import type { LogItem, Logs, Mailgun } from './mailgun.ts';

const mostPages = 20;
const day = 24 * 60 * 60_000;

function question(domain: string, recipient: string, since: Date, token: string | null) {
  const equals = (attribute: string, value: string) => ({
    attribute,
    comparator: '=',
    values: [{ label: value, value }],
  });
  return {
    // Mailgun wants RFC 2822, which is what `toUTCString` writes but for the name of the zone.
    start: since.toUTCString().replace('GMT', '+0000'),
    events: ['accepted', 'delivered', 'failed'],
    filter: { AND: [equals('recipient', recipient), equals('domain', domain)] },
    pagination: { sort: 'timestamp:desc', limit: 100, ...(token === null ? {} : { token }) },
  };
}

async function logsOf(mailgun: Mailgun, domain: string, recipient: string, since: Date): Promise<LogItem[]> {
  const items: LogItem[] = [];
  let token: string | null = null;
  try {
    for (let page = 0; page < mostPages; page += 1) {
      const answer: Logs | null = await mailgun.client.read('logs', {
        body: question(domain, recipient, since, token),
      });
      if (!answer) break;
      items.push(...answer.items);
      token = answer.pagination?.next ?? null;
      if (token === null || answer.items.length === 0) return items;
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const isOwn = ['limited', 'overloaded', 'too_slow', 'unreachable'].includes(error.reason.code);
    if (isOwn) throw error;
  }
  throw new Unreadable('domain_unread', { detail: domain });
}

type Delivery = { kind: 'delivered' } | { kind: 'none' } | { kind: 'stuck'; word: string };

/** What became of reset mails in one domain. "Accepted" alone is not delivered. */
function deliveryOf(items: readonly LogItem[], { subjects, tags }: Mailgun): Delivery {
  const isReset = ({ message, tags: own }: LogItem) => {
    const subject = message?.headers?.subject;
    return (subject !== undefined && subjects.includes(subject)) || (own ?? []).some((tag) => tags.includes(tag));
  };
  // A suppressed mail is told of without its subject, and may be the one.
  const reset = items.filter((item) => isReset(item) || item.message?.headers?.subject === undefined);
  if (reset.some((item) => item.event === 'delivered' && isReset(item))) return { kind: 'delivered' };
  const failed = reset.find(({ event }) => event === 'failed');
  if (failed) return { kind: 'stuck', word: failed.reason?.startsWith('suppress') ? 'suppressed' : 'failed' };
  return reset.some(({ event }) => event === 'accepted') ? { kind: 'stuck', word: 'accepted' } : { kind: 'none' };
}

export async function readResetMail(reading: Reading): Promise<Finding> {
  const { mailgun } = reading;
  if (!mailgun) throw new Unreadable('source_off');
  const recipient = needed(reading, 'customer.email').toLowerCase();
  // The whole minute, so that a question asked twice in a row is the same question.
  const minute = Math.floor(reading.now.getTime() / 60_000) * 60_000;
  const since = new Date(minute - mailgun.days * day);
  const [gitlab, portal] = await Promise.all(
    [mailgun.domains.gitlab, mailgun.domains.portal].map(async (domain) =>
      deliveryOf(await logsOf(mailgun, domain, recipient, since), mailgun),
    ),
  );
  for (const delivery of [gitlab, portal]) {
    if (delivery?.kind === 'stuck') return unknown('not_delivered', delivery.word);
  }
  const isThere = (delivery: Delivery | undefined) => delivery?.kind === 'delivered';
  if (isThere(gitlab)) return record(isThere(portal) ? 'both' : 'gitlab');
  if (isThere(portal)) return record('portal');
  return record('nothing_found', { note: 'logs_reach_back', detail: String(mailgun.days) });
}
