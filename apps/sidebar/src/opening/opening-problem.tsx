import { Button } from '@zendeskgarden/react-buttons';
import { type CallProblem, requestIdOf } from '../service/answer.ts';
import { RefusalNotice } from '../state/refusal-notice.tsx';
import type { OpenProblem } from '../state/ticket-state.ts';
import { type Text, useText } from '../text/text.tsx';
import { Section } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { unreachable } from '../unreachable.ts';
import type { ZafError } from '../zendesk/zendesk.ts';

/** Why there is nothing to show, and the way out. */
export function OpeningProblem({ problem, onRetry }: { problem: OpenProblem; onRetry: () => void }) {
  const { t } = useText();
  const { title, says } =
    problem.from === 'zendesk'
      ? { title: t('fail.zendesk.title'), says: zendeskWords(problem.error, t) }
      : serviceWords(problem.problem, t);
  const refusal = problem.from === 'service' && says === null ? problem.problem : null;
  return (
    <Section>
      <Notice
        tone="warning"
        title={title}
        request={problem.from === 'service' && !refusal ? requestIdOf(problem.problem) : null}
        actions={
          <Button size="small" onClick={onRetry}>
            {t('retry')}
          </Button>
        }
      >
        {says === null ? null : <p>{says}</p>}
        {refusal && <RefusalNotice problem={refusal} />}
      </Notice>
    </Section>
  );
}

function zendeskWords(error: ZafError, t: Text['t']): string {
  const { code } = error;
  return code === 'not_registered' || code === 'no_sdk' || code === 'not_in_zendesk'
    ? t(`fail.zendesk.${code}`)
    : t('fail.zendesk.call', { call: firstOf(error.call) });
}

/** Many values are read in one call; the first tells where it was. */
function firstOf(call: string): string {
  const [first = call, ...others] = call.split(', ');
  return others.length === 0 ? first : `${first} …`;
}

/** What only a few refusals need more words for is said by `RefusalNotice`. */
function serviceWords(problem: CallProblem, t: Text['t']): { title: string; says: string | null } {
  switch (problem.kind) {
    case 'unreachable':
      return { title: t('fail.service.title'), says: t('fail.service.text') };
    case 'unreadable':
      return { title: t('fail.unreadable.title'), says: t('fail.unreadable.text') };
    case 'session_over':
      return { title: t('session.title'), says: t('session.text') };
    case 'refused':
      if (problem.problem.code === 'forbidden')
        return { title: t('fail.forbidden.title'), says: t('fail.forbidden.text') };
      return { title: t('fail.refused.title'), says: null };
    default:
      return unreachable(problem);
  }
}
