import { useRun } from '../state/run-context.tsx';
import { useMoreText, withMoreWords } from '../text/more-text.tsx';
import { useSayingText } from '../text/saying-text.tsx';
import { Section, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { ReasonForm } from '../state/reason-form.tsx';
import { HistoryList } from './history-list.tsx';

/** A run that the service cannot work out any more: what happened in it, and the way to go on. */
export const KeptRecord = withMoreWords(function KeptRecord() {
  const { t } = useMoreText();
  const { t: say } = useSayingText();
  const { run, record, isReadOnly } = useRun();
  const { version: from } = run.workflow;
  const to = run.newerVersion;
  return (
    <Section>
      <Stack>
        <Notice tone="warning" title={say('record.only')}>
          <p>{say(to === null ? 'record.only.why' : 'record.only.move')}</p>
        </Notice>
        {to !== null && !isReadOnly && (
          <ReasonForm
            name={`${run.id}:run:move`}
            label={t('version.reason')}
            confirm={t('version.move')}
            onConfirm={(reason) => void record({ type: 'run_migrated', from, to, reason })}
          />
        )}
        <h2>{say('history.heading')}</h2>
        <HistoryList entries={run.history} />
      </Stack>
    </Section>
  );
});
