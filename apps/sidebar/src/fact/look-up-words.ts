import type { LookUpReason, LookUpReasonCode, LookUpView } from '@handrail/contract';
import type { SayingText } from '../text/saying-text.tsx';

const keys: Record<LookUpReasonCode, Parameters<SayingText['t']>[0]> = {
  source_off: 'look_up.off',
  token_refused: 'look_up.refused',
  token_can_write: 'look_up.off',
  forbidden: 'look_up.refused',
  no_admin_view: 'look_up.view',
  cannot_search_private: 'look_up.view',
  enterprise_hidden: 'look_up.view',
  plan_hidden: 'look_up.view',
  limited: 'look_up.limited',
  overloaded: 'look_up.away',
  too_slow: 'look_up.away',
  unreachable: 'look_up.away',
  unexpected_answer: 'look_up.odd',
  next_page_elsewhere: 'look_up.odd',
  list_not_complete: 'look_up.cut',
  domains_not_complete: 'look_up.cut',
  input_missing: 'look_up.early',
  no_account: 'look_up.none_account',
  no_requester_account: 'look_up.none_account',
  requester_account_unclear: 'look_up.unclear',
  several_accounts: 'look_up.unclear',
  one_of_several: 'look_up.unclear',
  account_gone: 'look_up.gone',
  address_not_there: 'look_up.elsewhere',
  unconfirmed_secondary_invisible: 'look_up.invisible',
  cannot_prove_free: 'look_up.no_proof',
  impersonation_not_ruled_out: 'look_up.impersonation',
  impersonation_judged_by_manager: 'look_up.impersonation',
  only_pending_request: 'look_up.pending',
  only_joined_or_left: 'look_up.pending',
  events_purged: 'look_up.purged',
  organization_unread: 'look_up.organization',
  plan_for_education: 'look_up.organization',
  hold_or_restricted: 'look_up.organization',
  no_such_value: 'look_up.nothing',
  placeholder_address: 'look_up.nothing',
  no_enterprise_group: 'look_up.nothing',
  not_in_group: 'look_up.nothing',
  no_reply: 'look_up.nothing',
  path_moved: 'look_up.moved',
  path_unreadable: 'look_up.hidden',
  not_delivered: 'look_up.undelivered',
  domain_unread: 'look_up.mail_unread',
  logs_reach_back: 'look_up.mail_window',
  on_behalf: 'look_up.sender',
  sender_in_doubt: 'look_up.sender',
  sender_claimed: 'look_up.sender',
  check_the_account: 'look_up.check',
  role_seen: 'look_up.check',
  owners_only: 'look_up.check',
  contradicts: 'look_up.contradicts',
};

/** The reason alone, as the end of a sentence. */
export const lookUpWhy = ({ code, detail }: LookUpReason, { t }: Pick<SayingText, 't'>): string =>
  t(code === 'limited' && detail === null ? 'look_up.wait' : keys[code], { detail: detail ?? '' });

/** Why a look-up left a question open, or what to bear in mind about what it read; null when there is nothing to say. */
export function lookUpWords({ result, reason, source }: LookUpView, text: SayingText): string | null {
  if (reason === null || reason.code === 'owners_only') return null;
  const told = { source: text.t(`source.${source}`), why: lookUpWhy(reason, text) };
  return text.t(result === 'unknown' ? 'look_up.line' : 'look_up.noted', told);
}
