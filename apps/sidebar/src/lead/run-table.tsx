import { Body, Caption, Head, HeaderCell, HeaderRow, SortableCell, Table } from '@zendeskgarden/react-tables';
import { styled } from 'styled-components';
import type { RunSort, RunSummary, WorkflowSummary } from '@handrail/contract';
import { useLeadText } from '../text/lead-text.tsx';
import { useNamesOf } from '../zendesk/people.tsx';
import type { Zendesk } from '../zendesk/zendesk.ts';
import type { RunQuery } from './run-query.ts';
import { RunTableRow } from './run-table-row.tsx';
import type { Group } from './use-groups.ts';
import type { ViewState } from './view-state.ts';

/** Thirty pixels a row; what does not fit is cut and whole in its title. Where there is less room nothing is cut. */
const Dense = styled(Table)`
  th,
  td {
    padding: 0 6px;
    vertical-align: middle;
  }
  tbody button {
    line-height: 20px;
    white-space: nowrap;
  }
  @media (width >= 1000px) {
    tbody tr {
      height: 30px;
    }
    .cut,
    th,
    th button {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    /* Its mark is no text to be cut. */
    th[aria-sort] {
      text-overflow: clip;
    }
  }
  @media (width < 1000px) {
    table-layout: auto;
    .wide {
      display: none;
    }
    td {
      padding-block: 4px;
    }
  }
  @media (width < 600px) {
    .middle,
    thead,
    td:empty {
      display: none;
    }
    tr,
    td,
    .about {
      display: block;
      height: auto;
    }
    td {
      padding-block: 2px;
      border: 0;
    }
    tr {
      padding-block: 6px;
    }
  }
`;

/** Columns and their share of the width. */
const columns = [
  ['ticket', '7%', ''],
  ['workflow', '11%', ''],
  ['about', '12%', 'wide about'],
  ['decision', '13%', ''],
  ['next', '12.5%', 'wide'],
  ['flags', '10%', ''],
  ['agent', '8%', 'wide'],
  ['group', '7%', 'wide'],
  ['created', '7%', 'middle'],
  ['changed', '7.5%', 'middle'],
  ['more', '5%', ''],
] as const;

const sorts: Readonly<Partial<Record<string, RunSort>>> = { ticket: 'ticket', created: 'created', changed: 'changed' };

interface RunTableProps {
  runs: readonly RunSummary[];
  query: RunQuery;
  workflows: readonly WorkflowSummary[];
  groups: readonly Group[];
  zendesk: Zendesk;
  onShow: (change: ViewState) => void;
  onOpen: (runId: string) => void;
}

/** Many runs at once. */
export function RunTable({ runs, query, workflows, groups, zendesk, onShow, onOpen }: RunTableProps) {
  const { t } = useLeadText();
  useNamesOf(runs.map(({ agent }) => agent));
  const sorted = query.sort ?? 'changed';
  const order = query.order ?? 'desc';
  const outcomes = new Map(
    workflows.flatMap(({ id, outcomes: own }) => own.map((outcome) => [`${id}/${outcome.id}`, outcome.says] as const)),
  );
  return (
    <Dense size="small">
      <Caption className="visually-hidden">{t('runs.table')}</Caption>
      <Head>
        <HeaderRow>
          {columns.map(([name, width, className]) => {
            const sort = sorts[name];
            const label = t(`runs.column.${name}`);
            if (sort === undefined) {
              return (
                <HeaderCell key={name} width={width} className={className}>
                  {name === 'more' ? <span className="visually-hidden">{label}</span> : label}
                </HeaderCell>
              );
            }
            const next = sorted === sort && order === 'desc' ? 'asc' : 'desc';
            return (
              <SortableCell
                key={name}
                width={width}
                className={className}
                sort={sorted === sort ? order : undefined}
                onClick={() => onShow({ sort, order: next })}
              >
                {label}
              </SortableCell>
            );
          })}
        </HeaderRow>
      </Head>
      <Body>
        {runs.map((run) => (
          <RunTableRow
            key={run.id}
            run={run}
            decision={run.outcome === null ? null : (outcomes.get(`${run.workflow.id}/${run.outcome}`) ?? run.outcome)}
            group={groups.find(({ id }) => id === run.groupId)?.name ?? ''}
            zendesk={zendesk}
            onOpen={onOpen}
            onAgent={(agent) => onShow({ agent })}
          />
        ))}
      </Body>
    </Dense>
  );
}
