import { useCallback } from 'react';
import type { LookUpReason, LookUpReasonCode, SourceStanding } from '@handrail/contract';
import { lookUpWhy } from '../fact/look-up-words.ts';
import type { Api } from '../service/api.ts';
import { type LeadText, useLeadText } from '../text/lead-text.tsx';
import { type SayingText, useSayingText } from '../text/saying-text.tsx';
import { Notice } from '../ui/notice.tsx';
import { usePolled } from './use-polled.ts';

/** What a token lacks, as only a lead is told; everything else is said in the agents' words. */
const lacks: Partial<Record<LookUpReasonCode, 'sources.refused' | 'sources.can_write' | 'sources.no_view'>> = {
  token_refused: 'sources.refused',
  token_can_write: 'sources.can_write',
  no_admin_view: 'sources.no_view',
  cannot_search_private: 'sources.no_view',
};

function whyOf(reason: LookUpReason, text: LeadText, say: SayingText): string {
  const lack = lacks[reason.code];
  return lack === undefined ? text.t('sources.why', { why: lookUpWhy(reason, say) }) : text.t(lack);
}

function SourceNotice({ standing }: { standing: SourceStanding }) {
  const text = useLeadText();
  const say = useSayingText();
  const { t, day } = text;
  const { problem, expiresOn, isExpiring } = standing;
  const source = t(`source.${standing.source}`);
  if (problem !== null) {
    return (
      <Notice tone="warning" title={t('sources.unread', { source })}>
        <p>{whyOf(problem, text, say)}</p>
        <p>{t('sources.unread.do')}</p>
      </Notice>
    );
  }
  if (!isExpiring || expiresOn === null) return null;
  return (
    <Notice tone="warning" title={t('sources.expires', { source, day: day(expiresOn) })}>
      <p>{t('sources.expires.do')}</p>
    </Notice>
  );
}

/** Tells a lead of each system that nothing is read from, and of each token that ends soon. */
export function SourceNotices({ api, isFollowing }: { api: Api; isFollowing: boolean }) {
  const ask = useCallback(() => api.call('listSources', {}), [api]);
  const sources = usePolled(ask, isFollowing)?.sources ?? [];
  return (
    <>
      {sources.map((standing) => (
        <SourceNotice key={standing.source} standing={standing} />
      ))}
    </>
  );
}
