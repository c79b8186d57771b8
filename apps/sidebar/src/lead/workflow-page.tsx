import { lazy } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Label, Select } from '@zendeskgarden/react-forms';
import type { Api } from '../service/api.ts';
import { useLeadText } from '../text/lead-text.tsx';
import { useProcedureText, withProcedureWords } from '../text/procedure-text.tsx';
import { Row, Stack } from '../ui/layout.ts';
import { Later } from '../ui/later.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { WorkflowNumbers } from './numbers/workflow-numbers.tsx';
import { useWorkflows } from './use-workflows.ts';
import type { Zendesk } from '../zendesk/zendesk.ts';
import type { ViewState } from './view-state.ts';

const ProcedurePage = lazy(async () => ({ default: (await import('./procedure/procedure-page.tsx')).ProcedurePage }));

const TryPage = lazy(async () => ({ default: (await import('./procedure/try-page.tsx')).TryPage }));

interface WorkflowPageProps {
  api: Api;
  zendesk: Zendesk;
  state: ViewState;
  onChange: (change: ViewState) => void;
}

const parts = ['numbers', 'read', 'try'] as const;

/** One workflow at a time: how it is doing, and what it says. */
export const WorkflowPage = withProcedureWords(function WorkflowPage({
  api,
  zendesk,
  state,
  onChange,
}: WorkflowPageProps) {
  const { t } = useLeadText();
  const { t: word } = useProcedureText();
  const workflows = useWorkflows(api);
  const chosen = workflows.find(({ id }) => id === state['workflow']) ?? workflows[0];
  const part = parts.find((each) => each === state['part']) ?? 'numbers';
  if (!chosen) return <Skeleton says={t('lead.loading')} />;
  return (
    <Stack $gap={16} style={{ marginBlockStart: 12 }}>
      <Field style={{ maxWidth: 480 }}>
        <Label isRegular>{t('runs.workflow')}</Label>
        <Select
          isCompact
          value={chosen.id}
          onChange={({ target }) => onChange({ workflow: target.value, version: '', outcome: '' })}
        >
          {workflows.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <Row as="fieldset" aria-label={word('procedure.views')}>
        {parts.map((each) => (
          <Button
            key={each}
            size="small"
            isPrimary={each === part}
            aria-pressed={each === part}
            onClick={() => onChange({ part: each })}
          >
            {word(`procedure.${each}`)}
          </Button>
        ))}
      </Row>
      {part === 'numbers' && <WorkflowNumbers api={api} workflow={chosen.id} state={state} onChange={onChange} />}
      {part === 'read' && (
        <Later key={chosen.id} meanwhile={<Skeleton says={word('procedure.loading')} />}>
          <ProcedurePage api={api} workflow={chosen.id} onOpen={(run) => onChange({ run, at: '' })} />
        </Later>
      )}
      {part === 'try' && (
        <Later key={chosen.id} meanwhile={<Skeleton says={word('procedure.loading')} />}>
          <TryPage api={api} zendesk={zendesk} workflow={chosen.id} />
        </Later>
      )}
    </Stack>
  );
});
