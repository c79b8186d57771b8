import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input, Label } from '@zendeskgarden/react-forms';
import type { RunSummary } from '@handrail/contract';
import type { CallProblem } from '../../service/answer.ts';
import type { Api } from '../../service/api.ts';
import { RefusalNotice } from '../../state/refusal-notice.tsx';
import { useReviewsText, withReviewsWords } from '../../text/reviews-text.tsx';
import { Row, Stack } from '../../ui/layout.ts';
import { Notice } from '../../ui/notice.tsx';
import type { Zendesk } from '../../zendesk/zendesk.ts';
import { type FoundAgent, assignTicket, findAgents } from './find-agents.ts';
import { recordAsLead } from './record-as-lead.ts';
import { useOnce } from './use-once.ts';

interface GiveFormProps {
  api: Api;
  zendesk: Zendesk;
  run: RunSummary;
  onDone: () => void;
}

/** Gives ticket and run to another agent. The ticket first: without it the run would be theirs and the work not. */
export const GiveForm = withReviewsWords(function GiveForm({ api, zendesk, run, onDone }: GiveFormProps) {
  const { t } = useReviewsText();
  const [name, setName] = useState('');
  const [found, setFound] = useState<readonly FoundAgent[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState<CallProblem | null>(null);
  const { isBusy, once } = useOnce();
  const search = async () => setFound(await findAgents(zendesk, name.trim()));
  const give = async (agent: FoundAgent) => {
    const why = await assignTicket(zendesk, run.ticketId, agent.id);
    setProblem(why === null ? null : t('give.failed', { why }));
    if (why !== null) return;
    const not = await recordAsLead(api, run, { type: 'run_reassigned', to: agent.id });
    setRefused(not);
    if (not === null) onDone();
  };
  return (
    <Stack
      as="form"
      onSubmit={(event) => {
        event.preventDefault();
        once(search);
      }}
    >
      {refused !== null && <RefusalNotice problem={refused} isRecording />}
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
      <Field>
        <Label isRegular>{t('give.who')}</Label>
        <Input isCompact maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
      <Row>
        <Button type="submit" size="small" disabled={name.trim() === ''}>
          {t('give.search')}
        </Button>
      </Row>
      <Stack aria-live="polite" $gap={4} style={{ alignItems: 'flex-start' }}>
        {found?.length === 0 && <p>{t('give.none')}</p>}
        {found?.map((agent) => (
          <Button key={agent.id} size="small" type="button" disabled={isBusy} onClick={() => once(() => give(agent))}>
            {t('give.to', { name: agent.name })}
          </Button>
        ))}
      </Stack>
    </Stack>
  );
});
