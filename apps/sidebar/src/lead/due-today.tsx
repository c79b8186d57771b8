import { useEffect, useState } from 'react';
import { styled } from 'styled-components';
import type { RunSummary } from '@handrail/contract';
import type { Api } from '../service/api.ts';
import { useLeadText } from '../text/lead-text.tsx';
import type { Zendesk } from '../zendesk/zendesk.ts';
import { dueBy, endOfDay } from './due-by.ts';
import { RunRow } from './run-row.tsx';

const Due = styled.section`
  margin-block: 12px;

  ul + h2 {
    margin-block-start: 12px;
  }
`;

/** More than anybody has to check again on one day. */
const most = 100;

interface DueTodayProps {
  api: Api;
  zendesk: Zendesk;
  isFollowing: boolean;
}

/** Of an agent's own runs those whose day to check again has come, longest first. */
export function DueToday({ api, zendesk, isFollowing }: DueTodayProps) {
  const { t, now } = useLeadText();
  const [runs, setRuns] = useState<readonly RunSummary[] | null>(null);
  const [nudged, setNudged] = useState<readonly RunSummary[]>([]);
  useEffect(() => {
    let isOver = false;
    const read = async () => {
      const answer = await api.call('listRuns', { query: { sort: 'wake', order: 'asc', limit: most } });
      if (answer.ok && !isOver) setRuns(answer.value.runs);
      const asked = await api.call('listRuns', { query: { flag: 'nudged', limit: most } });
      if (asked.ok && !isOver) setNudged(asked.value.runs);
    };
    // Read again each time somebody comes back to the page.
    if (isFollowing) void read();
    return () => {
      isOver = true;
    };
  }, [api, isFollowing]);
  if (runs === null) return null;
  const due = dueBy(runs, endOfDay(now()));
  const rows = (those: readonly RunSummary[]) => (
    <ul>
      {those.map((run) => (
        <RunRow key={run.id} run={run} seq={run.seq} api={api} zendesk={zendesk} onChanged={() => undefined} />
      ))}
    </ul>
  );
  return (
    <Due>
      {nudged.length > 0 && (
        <>
          <h2>{t('mine.nudged')}</h2>
          {rows(nudged)}
        </>
      )}
      <h2>{t('mine.due')}</h2>
      {due.length === 0 && <p>{t('mine.due.none')}</p>}
      {rows(due)}
    </Due>
  );
}
