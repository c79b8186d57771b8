import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Checkbox, Field, Input, Label } from '@zendeskgarden/react-forms';
import type { Finding } from '@handrail/contract';
import type { CallProblem } from '../../service/answer.ts';
import type { Api, NewEvent } from '../../service/api.ts';
import { RefusalNotice } from '../../state/refusal-notice.tsx';
import { useKeptText } from '../../state/use-kept-text.ts';
import { useFromLeadText, withFromLeadWords } from '../../text/from-lead-text.tsx';
import { useReviewsText, withReviewsWords } from '../../text/reviews-text.tsx';
import { Row, Stack } from '../../ui/layout.ts';
import { recordAsLead } from './record-as-lead.ts';
import { useOnce } from './use-once.ts';

const findings = [
  'wrong_decision',
  'thin_evidence',
  'unfit_text',
  'missed_step',
  'needless_step',
  'too_slow',
] as const satisfies readonly Finding[];

interface ReviewFormProps {
  api: Api;
  run: { id: string; seq: number };
  onDone: () => void;
}

/** What a lead found in a run that has ended, and what they say to its agent. */
export const ReviewForm = withFromLeadWords(
  withReviewsWords(function ReviewForm({ api, run, onDone }: ReviewFormProps) {
    const { t } = useReviewsText();
    const { t: wordOf } = useFromLeadText();
    const [found, setFound] = useState<readonly Finding[]>([]);
    const { text: note, write, forget } = useKeptText(`${run.id}:lead:review`, '');
    const [problem, setProblem] = useState<CallProblem | null>(null);
    const { isBusy, once } = useOnce();
    const save = async () => {
      const body: NewEvent = { type: 'run_reviewed', findings: [...found], note: note.trim() || null };
      const why = await recordAsLead(api, run, body);
      setProblem(why);
      if (why !== null) return;
      forget();
      onDone();
    };
    return (
      <Stack
        as="form"
        aria-label={t('review.form')}
        onSubmit={(event) => {
          event.preventDefault();
          once(save);
        }}
      >
        <h3>{t('review.form')}</h3>
        {problem !== null && <RefusalNotice problem={problem} isRecording />}
        <p>{t('review.findings')}</p>
        {findings.map((finding) => (
          <Field key={finding}>
            <Checkbox
              isCompact
              checked={found.includes(finding)}
              onChange={({ target }) =>
                setFound((before) =>
                  target.checked ? [...before, finding] : before.filter((each) => each !== finding),
                )
              }
            >
              <Label isRegular>{wordOf(`finding.${finding}`)}</Label>
            </Checkbox>
          </Field>
        ))}
        <Field>
          <Label isRegular>{t('review.note')}</Label>
          <Input isCompact maxLength={2000} value={note} onChange={({ target }) => write(target.value)} />
        </Field>
        <Row>
          <Button type="submit" size="small" disabled={isBusy}>
            {t('review.done')}
          </Button>
        </Row>
      </Stack>
    );
  }),
);
