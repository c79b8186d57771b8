import type { RunView } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import { SnippetView } from '../snippet/snippet-view.tsx';
import { useMoreText, withMoreWords } from '../text/more-text.tsx';
import { useSayingText } from '../text/saying-text.tsx';
import { closeOnEscape } from '../ui/close-on-escape.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Boxed, Meta, Section } from '../ui/layout.ts';
import { OutsideLink } from '../ui/outside-link.tsx';
import type { TicketState } from '../state/ticket-state.ts';
import type { TicketStore } from '../state/ticket-store.ts';
import { WorkflowSearch } from '../opening/workflow-search.tsx';
import { Handover } from '../record/handover.tsx';
import { HistoryList } from '../record/history-list.tsx';
import { DismissForm } from './dismiss-form.tsx';
import { Migration } from './migration.tsx';
import { MistakeForm } from './mistake-form.tsx';
import { ScopeForm, scopeWays } from '../scope/scope-form.tsx';

interface MorePanelProps {
  run: RunView;
  state: TicketState;
  store: TicketStore;
  onClose: () => void;
}

/** Everything about a run that is not needed for the next step. */
export const MorePanel = withMoreWords(function MorePanel({ run, store, onClose }: MorePanelProps) {
  const { t } = useMoreText();
  const { t: say } = useSayingText();
  const { isReadOnly } = useRun();
  return (
    <Section onKeyDown={closeOnEscape(onClose)}>
      <Boxed>
        <Meta>
          {run.workflow.summary}{' '}
          {run.workflow.citation.heading !== '' && (
            <OutsideLink url={run.workflow.citation.url}>
              {t('rule.source', { heading: run.workflow.citation.heading })}
            </OutsideLink>
          )}
        </Meta>
        {run.newerVersion !== null && run.unreadable === null && !isReadOnly && (
          <Disclosure label={t('version.heading')} isOpenAtFirst>
            {() => <Migration store={store} />}
          </Disclosure>
        )}
        <Disclosure label={say('handover.heading')} isOpenAtFirst>
          {() => <Handover handover={run.handover} />}
        </Disclosure>
        <Disclosure label={say('record.heading')}>{() => <SnippetView snippet={run.record} />}</Disclosure>
        <Disclosure label={say('history.heading')}>{() => <HistoryList entries={run.history} />}</Disclosure>
        {!isReadOnly && (
          <>
            <Disclosure label={t('match.all')}>{() => <WorkflowSearch store={store} onStarted={onClose} />}</Disclosure>
            {scopeWays(run).length > 0 && (
              <Disclosure label={t('scope.heading')}>{() => <ScopeForm offered={scopeWays(run)} />}</Disclosure>
            )}
            <Disclosure label={t('dismiss.heading')}>{() => <DismissForm />}</Disclosure>
            <Disclosure label={t('mistake.heading')}>{() => <MistakeForm />}</Disclosure>
          </>
        )}
      </Boxed>
    </Section>
  );
});
