import { useEffect, useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input, Label } from '@zendeskgarden/react-forms';
import type { WorkflowSummary } from '@handrail/contract';
import type { TicketStore } from '../state/ticket-store.ts';
import { useText } from '../text/text.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Meta, Stack } from '../ui/layout.ts';

interface WorkflowSearchProps {
  store: TicketStore;
  onStarted?: () => void;
}

/** All workflows, found by any of their words. */
export function WorkflowSearch({ store, onStarted }: WorkflowSearchProps) {
  const { t } = useText();
  const [workflows, setWorkflows] = useState<readonly WorkflowSummary[] | null>(null);
  const [words, setWords] = useState('');
  useEffect(() => void store.ask('listWorkflows', {}).then((answer) => setWorkflows(answer?.workflows ?? [])), [store]);
  const found = (workflows ?? []).filter((workflow) => has(workflow, words));
  return (
    <Stack>
      <Field>
        <Label hidden>{t('search.label')}</Label>
        <Input isCompact type="search" value={words} onChange={(event) => setWords(event.target.value)} />
      </Field>
      {workflows !== null && found.length === 0 && <Meta aria-live="polite">{t('search.none')}</Meta>}
      <ul>
        {found.map((workflow) => (
          <li key={workflow.id}>
            <Disclosure label={workflow.title}>
              {() => <StartForm workflow={workflow} store={store} onStarted={onStarted} />}
            </Disclosure>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

function StartForm({ workflow, store, onStarted }: WorkflowSearchProps & { workflow: WorkflowSummary }) {
  const { t } = useText();
  const [subject, setSubject] = useState('');
  return (
    <Stack
      as="form"
      style={{ paddingBottom: 8 }}
      onSubmit={(event) => {
        event.preventDefault();
        const named = subject.trim();
        void store.start(workflow.id, named === '' ? null : named).then(() => onStarted?.());
      }}
    >
      <Meta>{workflow.summary}</Meta>
      {workflow.subject !== null && (
        <Field>
          <Label isRegular>{t('search.subject')}</Label>
          <Input isCompact value={subject} onChange={(event) => setSubject(event.target.value)} />
        </Field>
      )}
      <div>
        <Button size="small" type="submit">
          {t('match.start')}
        </Button>
      </div>
    </Stack>
  );
}

function has({ title, summary, id }: WorkflowSummary, words: string): boolean {
  const text = `${title} ${summary} ${id}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
