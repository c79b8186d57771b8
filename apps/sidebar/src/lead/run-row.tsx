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

const Badges = styled(Row)`
  padding-block: 4px;
`;

/** In columns where there is room, so that a row of the list stays low; each fact on a line of its own where not. */
const Facts = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(200px, 100%), 1fr));
  gap: 4px 12px;
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
  const { done, total } = run.progress;
  const changed = age(run.updatedAt);
  const about = [
    total === 0 ? t('verdict.open') : t('lead.progress', { done, total }),
    run.nextStep === null ? null : t('lead.next', { step: run.nextStep }),
    run.waitingOn === null ? null : t('lead.waiting', { on: run.waitingOn }),
    run.wakeAt === null ? null : t('lead.until', { until: age(run.wakeAt) }),
    run.agent === null
      ? t('lead.changed', { age: changed })
      : t('lead.changed.by', { age: changed, name: nameOf(run.agent) }),
  ].filter((part) => part !== null);
  return (
    <Item data-run={run.id}>
      <Button isLink onClick={() => void zendesk.openTicket(run.ticketId)}>
        {t('lead.ticket', { id: String(run.ticketId) })}
      </Button>
      <p>
        <strong>{run.workflow.title}</strong>
      </p>
      {run.subject !== null && (
        <p>
          <bdi>{run.subject}</bdi>
        </p>
      )}
      {run.flags.length > 0 && (
        <Badges>
          {run.flags.map((flag) => (
            <Tag key={flag} size="small" isRegular hue={waiting.has(flag) ? 'yellow' : undefined}>
              {t(`lead.flag.${flag}`)}
            </Tag>
          ))}
        </Badges>
      )}
      <Facts>
        {about.map((part) => (
          <Meta key={part}>{part}</Meta>
        ))}
      </Facts>
      <Disclosure label={<Meta as="span">{t('lead.details')}</Meta>}>
        {() => <RunDetails api={api} runId={run.id} seq={seq} isLead={isLead} onChanged={onChanged} />}
      </Disclosure>
    </Item>
  );
}
