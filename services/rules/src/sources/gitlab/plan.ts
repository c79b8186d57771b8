import { type Finding, propose, record, unknown } from '../finding.ts';
import { gitlabIn, type Reading } from '../reading.ts';
import { Unreadable } from '../unreadable.ts';
import { organizationPlan } from '../zendesk/organization.ts';
import { requesterOf } from './account.ts';
import type { Namespace } from './endpoints.ts';
import type { Gitlab } from './gitlab.ts';

const paidPlans = new Set(['premium', 'ultimate', 'bronze', 'silver', 'gold', 'ultimate_trial_paid_customer']);
const kept = { life: 10 * 60_000 };
/** A requester in more places than this is a case for a person. */
const mostPlaces = 60;

/** The top-level namespace of a place the requester is a member of. */
async function rootOf(gitlab: Gitlab, membership: { source_type: string; source_id: number }): Promise<Namespace> {
  const params = { id: membership.source_id };
  if (membership.source_type === 'Namespace') {
    const namespace = await gitlab.client.read('namespaceById', { params }, kept);
    if (!namespace) throw new Unreadable('plan_hidden');
    return namespace.full_path.includes('/') ? namespaceAt(gitlab, namespace.full_path) : namespace;
  }
  const project = await gitlab.client.read('projectById', { params }, kept);
  if (!project) throw new Unreadable('plan_hidden');
  return namespaceAt(gitlab, project.path_with_namespace);
}

async function namespaceAt(gitlab: Gitlab, below: string): Promise<Namespace> {
  const path = below.split('/')[0] ?? below;
  const namespace = await gitlab.client.read('namespaceByPath', { params: { path } }, kept);
  if (!namespace) throw new Unreadable('plan_hidden');
  return namespace;
}

/** Whether a namespace is paid for today. A trial and the free plan for open source are not. */
function isPaid(namespace: Namespace, today: string): boolean {
  if (namespace.kind === 'user') return false;
  if (namespace.plan === undefined) throw new Unreadable('plan_hidden');
  const hasEnded = typeof namespace.end_date === 'string' && namespace.end_date < today;
  return namespace.plan !== null && paidPlans.has(namespace.plan) && namespace.trial !== true && !hasEnded;
}

/** The first paid top-level group the requester is in; null when each was read and none is. */
async function paidRoot(gitlab: Gitlab, requester: number, today: string): Promise<string | null> {
  const memberships = [];
  for (const type of ['Namespace', 'Project']) {
    const rows = await gitlab.client.rows('memberships', { params: { id: requester }, query: { type } });
    if (rows === null) throw new Unreadable('account_gone');
    memberships.push(...rows);
  }
  if (memberships.length > mostPlaces) throw new Unreadable('list_not_complete');
  let failure: unknown = null;
  for (const membership of memberships) {
    try {
      const root = await rootOf(gitlab, membership);
      if (isPaid(root, today)) return root.full_path;
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure) throw failure;
  return null;
}

/** The requester's own plan: their organization counts first, since it covers self-managed customers too. */
export async function readPlan(reading: Reading): Promise<Finding> {
  const organization = await organizationPlan(reading);
  if (organization === 'paid') return record('paid', { source: 'zendesk' });
  const gitlab = gitlabIn(reading);
  const requester = await requesterOf(gitlab, reading.requester);
  const root = await paidRoot(gitlab, requester.id, reading.now.toISOString().slice(0, 10));
  if (root !== null) {
    const link = gitlab.page(root);
    // GitLab calls a plan given to schools or open source by the name of the paid one.
    return organization === 'education'
      ? propose('paid', 'plan_for_education', root, { link })
      : record('paid', { link });
  }
  if (organization === 'unread') return unknown('organization_unread');
  return record('free');
}
