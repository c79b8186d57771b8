import { Button } from '@zendeskgarden/react-buttons';
import { Tag } from '@zendeskgarden/react-tags';
import { styled } from 'styled-components';
import type { RunFlag, RunSummary } from '@handrail/contract';
import type { Api } from '../api.ts';
import { useActorName, useNamesOf } from '../people.tsx';
import { useText } from '../text/text.tsx';
import { themed } from '../ui/color.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Meta, Row } from '../ui/layout.ts';
import type { Zendesk } from '../zendesk.ts';
import { RunDetails } from './run-details.tsx';

const Item = styled.li`
  padding: 12px 0 4px;
  border-bottom: 1px solid ${themed('border.subtle')};
`;

/** What somebody has to do something about; the others are there to be read. */
const waiting: ReadonlySet<RunFlag> = new Set([
  'approval_waiting',
  'peer_review_waiting',
  'hold_overdue',
  'owners_silent',
]);

interface RunRowProps {
  run: RunSummary;
  /** The newest number heard of the run; the row itself may be older. */
  seq: number;
  api: Api;
  zendesk: Zendesk;
  isLead: boolean;
  onChanged: () => void;
}

/** What needs a look, how far it is, on whom it waits. */
export function RunRow({ run, seq, api, zendesk, isLead, onChanged }: RunRowProps) {
  const { t, age } = useText();
  const nameOf = useActorName();
  useNamesOf([run.agent]);
  const about = [
    run.nextStep === null ? null : t('lead.next', { step: run.nextStep }),
    run.waitingOn === null ? null : t('lead.waiting', { on: run.waitingOn }),
    run.wakeAt === null ? null : t('waits.until', { until: age(run.wakeAt) }),
    t('lead.changed', { age: age(run.updatedAt) }),
    run.agent === null ? null : nameOf(run.agent),
  ];
  return (
    <Item data-run={run.id}>
      <Row>
        <Button isLink onClick={() => void zendesk.openTicket(run.ticketId)}>
          {t('lead.ticket', { id: String(run.ticketId) })}
        </Button>
        <strong>{run.workflow.title}</strong>
        {run.subject !== null && <bdi>{run.subject}</bdi>}
        {run.flags.map((flag) => (
          <Tag key={flag} size="small" isRegular hue={waiting.has(flag) ? 'yellow' : undefined}>
            {t(`lead.flag.${flag}`)}
          </Tag>
        ))}
      </Row>
      <Meta>
        <bdi>
          {run.progress.total === 0
            ? t('verdict.open')
            : t('strip.progress', { done: run.progress.done, total: run.progress.total })}
        </bdi>
        {' · '}
        {about.filter((part) => part !== null).join(' · ')}
      </Meta>
      <Disclosure label={<Meta as="span">{t('lead.details')}</Meta>}>
        {() => <RunDetails api={api} runId={run.id} seq={seq} isLead={isLead} onChanged={onChanged} />}
      </Disclosure>
    </Item>
  );
}
