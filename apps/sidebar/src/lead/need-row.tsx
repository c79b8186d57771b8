import { lazy, useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { styled } from 'styled-components';
import type { Need, RunFlag } from '@handrail/contract';
import type { Api } from '../service/api.ts';
import { type SayingText, useSayingText } from '../text/saying-text.tsx';
import { sayingWords } from '../text/saying-words.ts';
import { useLeadText } from '../text/lead-text.tsx';
import { Later } from '../ui/later.tsx';
import { themed } from '../ui/color.ts';
import { Meta, Row, Stack } from '../ui/layout.ts';
import { SmallButton } from '../ui/small-button.tsx';
import { useActorName, useNamesOf } from '../zendesk/people.tsx';
import type { Zendesk } from '../zendesk/zendesk.ts';
import { ExpectForm, expectableOf } from './expect-form.tsx';
import { FlagTag } from './flag-tag.tsx';
import { Instant } from './instant.tsx';
import { raisedBy } from './needs-list.ts';
import { RunDetails } from './run-details.tsx';

const NudgeForm = lazy(async () => ({ default: (await import('./reviews/nudge-form.tsx')).NudgeForm }));
const GiveForm = lazy(async () => ({ default: (await import('./reviews/give-form.tsx')).GiveForm }));

const Item = styled.li`
  padding: 8px 0;
  border-block-end: 1px solid ${themed('border.subtle')};
`;

/** Columns where there is room; one under the other where not. */
const Line = styled.div`
  display: grid;
  grid-template-columns: minmax(150px, 200px) minmax(0, 2fr) minmax(0, 2fr) auto;
  gap: 4px 16px;
  align-items: start;
  @media (width < 900px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

const Said = styled.p`
  overflow-wrap: anywhere;
`;

const saidOf = ({ raised }: Need['run'], flag: RunFlag, say: SayingText): string | null => {
  const { told, says = null } = raised.find((each) => each.flag === flag) ?? {};
  return says === null ? null : sayingWords(told, say, says);
};

const decided: ReadonlySet<RunFlag> = new Set(['approval_waiting', 'denied_again', 'peer_review_waiting']);

type Panel = 'details' | 'expect' | 'nudge' | 'give';

interface NeedRowProps {
  need: Need;
  isSettled: boolean;
  api: Api;
  zendesk: Zendesk;
  onChanged: () => void;
  onOpen: (runId: string) => void;
}

/** One exception: what is wrong, since when, who did it and why, and what can be done about it here. */
export function NeedRow({ need, isSettled, api, zendesk, onChanged, onOpen }: NeedRowProps) {
  const text = useLeadText();
  const say = useSayingText();
  const { t } = text;
  const nameOf = useActorName();
  const [open, setOpen] = useState<Panel | null>(null);
  const { run, flag } = need;
  const raised = raisedBy(need);
  useNamesOf([raised?.by ?? null]);
  const toggle = (panel: Panel) => setOpen(open === panel ? null : panel);
  const done = () => {
    setOpen(null);
    onChanged();
  };
  const others = run.flags.filter((other) => other !== flag);
  return (
    <Item data-run={run.id}>
      <Line>
        <Stack $gap={4} style={{ alignItems: 'flex-start' }}>
          <FlagTag flag={flag} />
          <Meta>
            <Instant at={raised?.at ?? run.updatedAt} />
          </Meta>
        </Stack>
        <div>
          <Row>
            <Button isLink onClick={() => void zendesk.openTicket(run.ticketId)}>
              {t('lead.ticket', { id: String(run.ticketId) })}
            </Button>
            <span>{run.workflow.title}</span>
          </Row>
          {run.subject !== null && (
            <Meta style={{ overflowWrap: 'anywhere' }}>
              <bdi>{run.subject}</bdi>
            </Meta>
          )}
        </div>
        <div>
          {raised?.says && <Said>{sayingWords(raised.told, say, raised.says)}</Said>}
          {raised?.by && <Meta>{nameOf(raised.by)}</Meta>}
          {others.map((other) => (
            <Row key={other}>
              <FlagTag flag={other} />
              {saidOf(run, other, say) !== null && <Said>{saidOf(run, other, say)}</Said>}
            </Row>
          ))}
        </div>
        {isSettled ? (
          <Meta>{t('needs.settled')}</Meta>
        ) : (
          <Row>
            <SmallButton aria-expanded={open === 'details'} onClick={() => toggle('details')}>
              {t(decided.has(flag) ? 'needs.decide' : 'lead.details')}
            </SmallButton>
            <SmallButton onClick={() => onOpen(run.id)}>{t('replay.open_record')}</SmallButton>
            {run.status === 'open' &&
              (['nudge', 'give'] as const).map((panel) => (
                <SmallButton key={panel} aria-expanded={open === panel} onClick={() => toggle(panel)}>
                  {t(`needs.${panel}`)}
                </SmallButton>
              ))}
            {expectableOf(run).length > 0 && (
              <SmallButton aria-expanded={open === 'expect'} onClick={() => toggle('expect')}>
                {t('needs.expect')}
              </SmallButton>
            )}
          </Row>
        )}
      </Line>
      {open === 'details' && !isSettled && (
        <RunDetails api={api} runId={run.id} seq={run.seq} isLead onChanged={onChanged} />
      )}
      {open !== null && !isSettled && (
        <Later>
          {open === 'nudge' && <NudgeForm api={api} zendesk={zendesk} run={run} onDone={done} />}
          {open === 'give' && <GiveForm api={api} zendesk={zendesk} run={run} onDone={done} />}
        </Later>
      )}
      {open === 'expect' && !isSettled && <ExpectForm api={api} run={run} onDone={onChanged} />}
    </Item>
  );
}
