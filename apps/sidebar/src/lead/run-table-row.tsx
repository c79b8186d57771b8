import { Button } from '@zendeskgarden/react-buttons';
import { Cell, Row } from '@zendeskgarden/react-tables';
import type { RunSummary } from '@handrail/contract';
import { useSayingText } from '../text/saying-text.tsx';
import { sayingWords } from '../text/saying-words.ts';
import { useLeadText } from '../text/lead-text.tsx';
import { SmallButton } from '../ui/small-button.tsx';
import { useActorName } from '../zendesk/people.tsx';
import type { Zendesk } from '../zendesk/zendesk.ts';
import { FlagTag } from './flag-tag.tsx';
import { Instant } from './instant.tsx';

interface RunTableRowProps {
  run: RunSummary;
  /** The decision in words; null while it is open. */
  decision: string | null;
  /** Its name; empty while nobody told. */
  group: string;
  zendesk: Zendesk;
  /** Opens its record. */
  onOpen: (runId: string) => void;
  /** Shows only what this person acted on last. */
  onAgent: (id: string) => void;
}

export function RunTableRow({ run, decision, group, zendesk, onOpen, onAgent }: RunTableRowProps) {
  const text = useLeadText();
  const say = useSayingText();
  const { t } = text;
  const nameOf = useActorName();
  const [flag, ...others] = run.flags;
  const ended = run.ending === null ? null : t(`ending.${run.ending}`);
  const waiting = run.waitingOn === null ? null : sayingWords(run.waitingTold, say, run.waitingOn);
  const next = ended ?? waiting ?? run.nextStep ?? '';
  const said = decision ?? t('verdict.open');
  return (
    <Row data-run={run.id}>
      <Cell>
        <Button isLink onClick={() => void zendesk.openTicket(run.ticketId)}>
          <span className="visually-hidden">{t('lead.ticket', { id: String(run.ticketId) })}</span>
          <bdi aria-hidden="true">{run.ticketId}</bdi>
        </Button>
      </Cell>
      <Cell className="cut" title={run.workflow.title}>
        {run.workflow.title}
      </Cell>
      <Cell className="cut wide about" title={run.subject ?? undefined}>
        {run.subject !== null && <bdi>{run.subject}</bdi>}
      </Cell>
      <Cell className="cut" title={said}>
        {said}
      </Cell>
      <Cell className="cut wide" title={next}>
        {next}
      </Cell>
      <Cell className="cut" title={run.flags.map((each) => t(`lead.flag.${each}`)).join(', ')}>
        {flag && <FlagTag flag={flag} />} {others.length > 0 && <bdi>+{others.length}</bdi>}
      </Cell>
      <Cell className="cut wide">
        {run.agent && run.agent.role !== 'service' && (
          <SmallButton title={t('runs.agent.only')} onClick={() => onAgent(run.agent?.id ?? '')}>
            {nameOf(run.agent)}
          </SmallButton>
        )}
      </Cell>
      <Cell className="cut wide" title={group}>
        <bdi>{group}</bdi>
      </Cell>
      <Cell className="cut middle">
        <Instant at={run.createdAt} />
      </Cell>
      <Cell className="cut middle">
        <Instant at={run.updatedAt} />
      </Cell>
      <Cell>
        <SmallButton onClick={() => onOpen(run.id)}>{t('replay.open_record')}</SmallButton>
      </Cell>
    </Row>
  );
}
