import { Button } from '@zendeskgarden/react-buttons';
import { styled } from 'styled-components';
import type { RunSummary } from '@handrail/contract';
import type { Api } from '../service/api.ts';
import { useActorName, useNamesOf } from '../zendesk/people.tsx';
import { useSayingText } from '../text/saying-text.tsx';
import { sayingWords } from '../text/saying-words.ts';
import { useLeadText } from '../text/lead-text.tsx';
import { themed } from '../ui/color.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Meta, Row } from '../ui/layout.ts';
import type { Zendesk } from '../zendesk/zendesk.ts';
import { FlagTag } from './flag-tag.tsx';
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

interface RunRowProps {
  run: RunSummary;
  /** The newest number heard of the run; the row itself may be older. */
  seq: number;
  api: Api;
  zendesk: Zendesk;
  onChanged: () => void;
}

/** What needs a look, how far it is, on whom it waits. */
export function RunRow({ run, seq, api, zendesk, onChanged }: RunRowProps) {
  const text = useLeadText();
  const say = useSayingText();
  const { t, age } = text;
  const nameOf = useActorName();
  useNamesOf([run.agent]);
  const { done, total } = run.progress;
  const changed = age(run.updatedAt);
  const about = [
    total === 0 ? t('verdict.open') : t('lead.progress', { done, total }),
    run.nextStep === null ? null : t('lead.next', { step: run.nextStep }),
    run.waitingOn === null ? null : t('lead.waiting', { on: sayingWords(run.waitingTold, say, run.waitingOn) }),
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
            <FlagTag key={flag} flag={flag} />
          ))}
        </Badges>
      )}
      <Facts>
        {about.map((part) => (
          <Meta key={part}>{part}</Meta>
        ))}
      </Facts>
      <Disclosure label={<Meta as="span">{t('lead.details')}</Meta>}>
        {() => <RunDetails api={api} runId={run.id} seq={seq} isLead={false} onChanged={onChanged} />}
      </Disclosure>
    </Item>
  );
}
