import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Checkbox, Field, Input, Label } from '@zendeskgarden/react-forms';
import type { RunSummary } from '@handrail/contract';
import type { CallProblem } from '../../service/answer.ts';
import type { Api } from '../../service/api.ts';
import { RefusalNotice } from '../../state/refusal-notice.tsx';
import { useKeptText } from '../../state/use-kept-text.ts';
import { useReviewsText, withReviewsWords } from '../../text/reviews-text.tsx';
import { Row, Stack } from '../../ui/layout.ts';
import { Notice } from '../../ui/notice.tsx';
import type { Zendesk } from '../../zendesk/zendesk.ts';
import { addPrivateComment } from './add-private-comment.ts';
import { recordAsLead } from './record-as-lead.ts';
import { useOnce } from './use-once.ts';

interface NudgeFormProps {
  api: Api;
  zendesk: Zendesk;
  run: RunSummary;
  onDone: () => void;
}

/** Asks the agent to look at a run: in their sidebar and list, and on the ticket only where that is ticked. */
export const NudgeForm = withReviewsWords(function NudgeForm({ api, zendesk, run, onDone }: NudgeFormProps) {
  const { t } = useReviewsText();
  const { text: note, write, forget } = useKeptText(`${run.id}:lead:nudge`, '');
  const [isCommented, setCommented] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState<CallProblem | null>(null);
  const [isNudged, setNudged] = useState(false);
  const { isBusy, once } = useOnce();
  const nudge = async () => {
    const why = isNudged ? null : await recordAsLead(api, run, { type: 'nudged', note: note.trim() || null });
    setRefused(why);
    if (why !== null) return;
    setNudged(true);
    forget();
    const result = isCommented ? await addPrivateComment(zendesk, run.ticketId, t('nudge.text')) : 'added';
    if (result === 'added') return onDone();
    return setProblem(result === 'solved' ? t('nudge.solved') : t('nudge.failed', { why: result.why }));
  };
  return (
    <Stack
      as="form"
      onSubmit={(event) => {
        event.preventDefault();
        once(nudge);
      }}
    >
      {refused !== null && <RefusalNotice problem={refused} isRecording />}
      {problem !== null && <Notice tone="warning">{problem}</Notice>}
      <Field>
        <Label isRegular>{t('nudge.note')}</Label>
        <Input isCompact maxLength={2000} value={note} onChange={({ target }) => write(target.value)} />
      </Field>
      <Field>
        <Checkbox isCompact checked={isCommented} onChange={({ target }) => setCommented(target.checked)}>
          <Label isRegular>{t('nudge.comment')}</Label>
        </Checkbox>
      </Field>
      <Row>
        <Button type="submit" size="small" disabled={isBusy}>
          {t('nudge.send')}
        </Button>
      </Row>
    </Stack>
  );
});
