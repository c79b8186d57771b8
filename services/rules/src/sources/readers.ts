import { readDomainIsVerified, readDomainOfOther } from './gitlab/domain.ts';
import {
  readEnterpriseUsername,
  readGroupPath,
  readIsEnterprise,
  readIsEnterpriseOfGroup,
} from './gitlab/enterprise-user.ts';
import { readConfirmed, readFound, readKind, readUsername } from './gitlab/held-account.ts';
import { readGroupOwners, readGroupRole, readNamespaceKind, readNamespaceRole } from './gitlab/members.ts';
import {
  readAnyConfirmed,
  readHasConfirmedSecondary,
  readIdentity,
  readPrimary,
  readPrimaryState,
  readRequesterUsername,
  readSecondary,
} from './gitlab/named-account.ts';
import { readPlan } from './gitlab/plan.ts';
import { readReleaseIsTaken } from './gitlab/release-address.ts';
import { readSignedIn } from './gitlab/sign-ins.ts';
import { readActivity, readHasData, readMemberships } from './gitlab/use-of-account.ts';
import { readResetMail } from './mailgun/reset-mail.ts';
import type { Readers } from './reading.ts';
import { readInDoubt } from './zendesk/organization.ts';
import { readOwnerJoined, readPermissionBy, readReplyFrom } from './zendesk/replies.ts';

/** Which reading answers which `read:` key of a workflow. */
export const readers: Readers = {
  'gitlab.other.found': readFound,
  'gitlab.other.username': readUsername,
  'gitlab.other.kind': readKind,
  'gitlab.other.confirmed': readConfirmed,
  'gitlab.other.signed_in': readSignedIn,
  'gitlab.other.memberships': readMemberships,
  'gitlab.other.has_data': readHasData,
  'gitlab.other.activity': readActivity,
  'gitlab.release.is_taken': readReleaseIsTaken,
  'gitlab.requester.plan': readPlan,
  'gitlab.account.username': readRequesterUsername,
  'gitlab.account.confirmed': readAnyConfirmed,
  'gitlab.account.primary': readPrimary,
  'gitlab.account.primary_state': readPrimaryState,
  'gitlab.account.has_confirmed_secondary': readHasConfirmedSecondary,
  'gitlab.account.secondary': readSecondary,
  'gitlab.account.identity': readIdentity,
  'gitlab.user.username': readEnterpriseUsername,
  'gitlab.user.is_enterprise': readIsEnterprise,
  'gitlab.user.is_enterprise_of_group': readIsEnterpriseOfGroup,
  'gitlab.group.path': readGroupPath,
  'gitlab.group.role': readGroupRole,
  'gitlab.group.owners': readGroupOwners,
  'gitlab.domain.is_verified': readDomainIsVerified,
  'gitlab.domain.of_other': readDomainOfOther,
  'gitlab.namespace.kind': readNamespaceKind,
  'gitlab.namespace.role': readNamespaceRole,
  'mailgun.reset': readResetMail,
  'zendesk.reply.from': readReplyFrom,
  'zendesk.owner.joined': readOwnerJoined,
  'zendesk.permission.by': readPermissionBy,
  'zendesk.organization.in_doubt': readInDoubt,
};
