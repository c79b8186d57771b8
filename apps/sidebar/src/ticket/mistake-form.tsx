import { useState } from 'react';
import { useRun } from '../state/run-context.tsx';
import { useMoreText } from '../text/more-text.tsx';
import { Meta } from '../ui/layout.ts';
import { ReasonForm } from '../state/reason-form.tsx';

/** Tells the lead that the workflow itself is wrong. */
export function MistakeForm() {
  const { t } = useMoreText();
  const { run, record } = useRun();
  const [isSent, setSent] = useState(false);
  if (isSent) return <Meta aria-live="polite">{t('mistake.sent')}</Meta>;
  return (
    <ReasonForm
      name={`${run.id}:run:mistake`}
      label={t('mistake.label')}
      confirm={t('mistake.send')}
      onConfirm={(note) => {
        void record({ type: 'mistake_reported', note });
        setSent(true);
      }}
    />
  );
}
