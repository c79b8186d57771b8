import { useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { RunView } from '@handrail/contract';
import type { CallProblem } from '../service/answer.ts';
import type { Api } from '../service/api.ts';
import { RefusalNotice } from '../state/refusal-notice.tsx';
import { Handover } from '../record/handover.tsx';
import { HistoryList } from '../record/history-list.tsx';
import { factOf } from '../fact/fact-words.ts';
import { useNamesOf } from '../zendesk/people.tsx';
import { useLeadText } from '../text/lead-text.tsx';
import { themed } from '../ui/color.ts';
import { Meta, Stack } from '../ui/layout.ts';
import { ApprovalForm, ApprovalView } from '../approval/approval-view.tsx';

const Asked = styled(Stack)`
  margin-block-start: 4px;
  padding-block-start: 12px;
  border-block-start: 1px solid ${themed('border.default')};
`;

/** What somebody decided against the usual way, with the reason they gave. */
const exceptional = new Set(['gates_overridden', 'step_skipped', 'step_failed', 'mistake_reported']);

interface RunDetailsProps {
  api: Api;
  runId: string;
  /** The newest number heard of the run: what is drawn is read again when it is older. */
  seq: number;
  isLead: boolean;
  onChanged: () => void;
}

/** One run as the lead needs it: where it stands and the approvals it waits for. */
export function RunDetails({ api, runId, seq, isLead, onChanged }: RunDetailsProps) {
  const { t } = useLeadText();
  const [run, setRun] = useState<RunView | null>(null);
  useNamesOf(run?.history.map(({ actor }) => actor) ?? []);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const drawn = useRef(-1);
  useEffect(() => {
    drawn.current = run?.seq ?? -1;
  }, [run]);
  useEffect(() => {
    if (drawn.current >= seq) return;
    const read = async () => {
      const answer = await api.call('getRun', { params: { runId } });
      if (answer.ok) setRun(answer.value);
      else setProblem(answer.problem);
    };
    void read();
  }, [api, runId, seq]);

  const decide = async (step: string, decision: 'approved' | 'denied', comment: string) => {
    if (!run) return;
    const body = { type: 'approval_decided', step, decision, comment } as const;
    const answer = await api.call('appendEvent', {
      params: { runId },
      body: { expectedSeq: run.seq, key: crypto.randomUUID(), body },
    });
    if (answer.ok) {
      setRun(answer.value);
      setProblem(null);
      onChanged();
    } else {
      setProblem(answer.problem);
    }
  };

  const exceptions = run?.history.filter(({ type }) => run.unreadable !== null || exceptional.has(type)) ?? [];
  const reason = run?.decision.rules.find(({ decides }) => decides)?.reason;
  const waiting = (run?.steps ?? []).flatMap((step) =>
    step.kind === 'approval' && step.approval.state === 'asked' ? [step] : [],
  );
  return (
    <Stack style={{ padding: '8px 0' }} aria-busy={run === null && problem === null}>
      {problem !== null && <RefusalNotice problem={problem} />}
      {run &&
        waiting.map(({ id, question, approval }) => (
          <Asked key={id}>
            <h3>{question}</h3>
            {reason !== undefined && <Meta>{reason}</Meta>}
            <ApprovalView
              approval={approval}
              labelOf={(fact) => factOf(run, fact)?.declaration.ask ?? fact}
              decides={t(approval.of === 'lead' && !isLead ? 'lead.only' : `approval.decides.${approval.of}`)}
            >
              {(isLead || approval.of === 'peer') && (
                <ApprovalForm
                  runId={runId}
                  step={id}
                  onDecide={(decision, comment) => void decide(id, decision, comment)}
                />
              )}
            </ApprovalView>
          </Asked>
        ))}
      {run && <Handover handover={run.handover} />}
      {exceptions.length > 0 && <HistoryList entries={exceptions} />}
    </Stack>
  );
}
