import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input, Label } from '@zendeskgarden/react-forms';
import type { RunSummary } from '@handrail/contract';
import { expectableFlags } from '@handrail/contract/run-flag';
import type { CallProblem } from '../service/answer.ts';
import type { Api } from '../service/api.ts';
import { RefusalNotice } from '../state/refusal-notice.tsx';
import { useKeptText } from '../state/use-kept-text.ts';
import { useLeadText } from '../text/lead-text.tsx';
import { Row, Stack } from '../ui/layout.ts';

interface ExpectFormProps {
  api: Api;
  run: RunSummary;
  onDone: () => void;
}

/** What of a run a lead may call expected. */
export const expectableOf = ({ flags }: RunSummary) => expectableFlags.filter((flag) => flags.includes(flag));

/** Says that everything found on this run was to be expected. */
export function ExpectForm({ api, run, onDone }: ExpectFormProps) {
  const { t } = useLeadText();
  const { text: note, write, forget } = useKeptText(`${run.id}:lead:expect`, '');
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const mark = async () => {
    const body = { type: 'exceptions_expected', flags: expectableOf(run), note: note.trim() || null } as const;
    const answer = await api.call('appendEvent', {
      params: { runId: run.id },
      body: { expectedSeq: run.seq, key: crypto.randomUUID(), body },
    });
    if (!answer.ok) return setProblem(answer.problem);
    forget();
    return onDone();
  };
  return (
    <Stack
      as="form"
      onSubmit={(event) => {
        event.preventDefault();
        void mark();
      }}
    >
      {problem !== null && <RefusalNotice problem={problem} isRecording />}
      <Field>
        <Label isRegular>{t('needs.expect.note')}</Label>
        <Input isCompact maxLength={2000} value={note} onChange={({ target }) => write(target.value)} />
      </Field>
      <Row>
        <Button type="submit" size="small">
          {t('needs.expect.confirm')}
        </Button>
      </Row>
    </Stack>
  );
}
