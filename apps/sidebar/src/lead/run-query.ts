import type { RouteCall } from '@handrail/contract';
import { runFlags } from '@handrail/contract/run-flag';
import type { ViewState } from './view-state.ts';

export type RunQuery = Omit<RouteCall<'listRuns'>['query'], 'cursor' | 'limit'>;

const named = (value: string | undefined) => (/^[a-z][a-z0-9_-]{0,79}$/.test(value ?? '') ? value : undefined);
const oneOf = <T extends string>(all: readonly T[], value: string | undefined) => all.find((each) => each === value);

/** Midnight of the reader, some days later; undefined for what is no day. */
function midnight(day: string | undefined, later: number): string | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '');
  if (!parts) return undefined;
  const date = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + later);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** What the address asks for, without what no list can be asked for: anybody can write an address. */
export function runQuery(state: ViewState): RunQuery {
  const workflow = named(state['workflow']);
  const search = state['search']?.trim().slice(0, 200);
  return {
    workflow,
    version: workflow !== undefined && /^[\w.-]{1,80}$/.test(state['version'] ?? '') ? state['version'] : undefined,
    outcome: named(state['outcome']),
    flag: oneOf(runFlags, state['flag']),
    status: oneOf(['open', 'closed'], state['status']),
    agent: /^\d{1,20}$/.test(state['agent'] ?? '') ? state['agent'] : undefined,
    group: /^\d{1,20}$/.test(state['group'] ?? '') ? state['group'] : undefined,
    search: search === '' ? undefined : search,
    from: midnight(state['from'], 0),
    to: midnight(state['to'], 1),
    sort: oneOf(['changed', 'created', 'ticket'], state['sort']),
    order: oneOf(['asc', 'desc'], state['order']),
  };
}

/** Newest change first, where rows that come and go do so at the top. */
export const isNewestFirst = ({ sort, order }: RunQuery) =>
  (sort ?? 'changed') === 'changed' && (order ?? 'desc') === 'desc';
