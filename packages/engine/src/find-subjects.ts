import type { TicketSnapshot } from '@handrail/contract';
import type { Workflow } from './workflow.ts';

const address = /[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi;
const path = /gitlab\.com\/(?:groups\/)?((?:[\w.-]+\/)*[\w.-]*\w)/gi;
/** First words of addresses on the site that lead to no group or project. */
const reserved = new Set(['-', 'admin', 'api', 'dashboard', 'explore', 'help', 'search', 'users']);

/**
 * What runs of a workflow on this ticket would be about, by the `read` of its subject fact: the requester's own address,
 * the addresses named on the ticket, or the groups and projects linked on it. Empty when only a person can tell.
 */
export function findSubjects(workflow: Workflow, snapshot: TicketSnapshot): string[] {
  const { subject, facts } = workflow.authored;
  const fact = subject === undefined ? undefined : facts[subject];
  const read = fact !== undefined && 'read' in fact ? fact.read : undefined;
  const texts = [snapshot.subject, snapshot.description, ...snapshot.comments.map(({ text }) => text)];
  const requester = snapshot.requester.email?.toLowerCase() ?? null;
  switch (read) {
    case 'ticket.requester.email':
      return requester === null ? [] : [requester];
    case 'ticket.address':
      return addresses(texts, requester);
    case 'ticket.namespace':
      return [...new Set(texts.flatMap(namespaces))];
    case undefined:
    default:
      return [];
  }
}

/** The requester's own address comes last; in “old to new” the new one is not a subject of its own. */
function addresses(texts: string[], requester: string | null): string[] {
  const found: string[] = [];
  const wished = new Set<string>();
  for (const text of texts) {
    let end = -1;
    for (const match of text.matchAll(address)) {
      const one = match[0].toLowerCase();
      if (end >= 0 && /^\s*(?:\w+\s+)?(?:to|into|->|=>)\s*$/i.test(text.slice(end, match.index))) wished.add(one);
      found.push(one);
      end = match.index + match[0].length;
    }
  }
  const named = [...new Set(found)].filter((one) => one !== requester && !wished.has(one));
  return requester !== null && found.includes(requester) ? [...named, requester] : named;
}

function namespaces(text: string): string[] {
  return [...text.matchAll(path)].flatMap((match) => {
    const [first = '', ...rest] = (match[1] ?? '').split('/');
    if (reserved.has(first)) return [];
    const end = rest.indexOf('-');
    return [[first, ...(end < 0 ? rest : rest.slice(0, end))].join('/')];
  });
}
