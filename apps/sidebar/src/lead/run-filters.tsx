import { type ReactNode, type Ref, useCallback, useEffect, useRef, useState } from 'react';
import { Field, Input, Label, Select } from '@zendeskgarden/react-forms';
import { styled } from 'styled-components';
import type { WorkflowSummary } from '@handrail/contract';
import { runFlags } from '@handrail/contract/run-flag';
import type { Api } from '../service/api.ts';
import { useLeadText } from '../text/lead-text.tsx';
import type { Group } from './use-groups.ts';
import { VersionFilter } from './version-filter.tsx';
import type { ViewState } from './view-state.ts';

const Filters = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(125px, 100%), 1fr));
  gap: 8px 12px;
  align-items: end;
  margin-block: 12px;
  @media (width >= 1000px) {
    > :first-child {
      grid-column: span 2;
    }
  }
`;

/** Typing is over for this long, ms. */
const typed = 350;

interface RunFiltersProps {
  api: Api;
  state: ViewState;
  onChange: (change: ViewState) => void;
  workflows: readonly WorkflowSummary[];
  groups: readonly Group[];
  searchField: Ref<HTMLInputElement>;
}

/** What the list is narrowed by. */
export function RunFilters({ api, state, onChange, workflows, groups, searchField }: RunFiltersProps) {
  const { t } = useLeadText();
  const search = useCallback((text: string) => onChange({ search: text }), [onChange]);
  const chosen = workflows.filter(({ id }) => !state['workflow'] || id === state['workflow']);
  const outcomes = new Map(chosen.flatMap((workflow) => workflow.outcomes.map(({ id, says }) => [id, says] as const)));
  const choice = (name: string, label: string, any: string, options: ReactNode) => (
    <Field>
      <Label isRegular>{label}</Label>
      <Select
        isCompact
        value={state[name] ?? ''}
        // A version is one of its workflow.
        onChange={({ target }) => onChange({ [name]: target.value, ...(name === 'workflow' && { version: '' }) })}
      >
        <option value="">{any}</option>
        {options}
      </Select>
    </Field>
  );
  return (
    <Filters>
      <Search value={state['search'] ?? ''} onChange={search} field={searchField} />
      {choice(
        'workflow',
        t('runs.workflow'),
        t('runs.workflow.any'),
        workflows.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        )),
      )}
      {state['workflow'] && (
        <VersionFilter
          api={api}
          workflow={state['workflow']}
          version={state['version'] ?? ''}
          onChange={(version) => onChange({ version })}
        />
      )}
      {choice(
        'outcome',
        t('verdict.heading'),
        t('runs.outcome.any'),
        [...outcomes].map(([id, says]) => (
          <option key={id} value={id}>
            {says}
          </option>
        )),
      )}
      {choice(
        'flag',
        t('lead.filter.flag'),
        t('lead.filter.any'),
        runFlags.map((flag) => (
          <option key={flag} value={flag}>
            {t(`lead.flag.${flag}`)}
          </option>
        )),
      )}
      {choice('status', t('lead.filter.status'), t('lead.filter.all'), [
        <option key="open" value="open">
          {t('lead.filter.open')}
        </option>,
        <option key="closed" value="closed">
          {t('lead.filter.closed')}
        </option>,
      ])}
      {(groups.length > 0 || state['group']) &&
        choice('group', t('runs.column.group'), t('runs.group.any'), [
          ...groups.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          )),
          // Deleted since, or not readable: the address asks for it all the same.
          state['group'] && !groups.some(({ id }) => id === state['group']) && (
            <option key="unknown" value={state['group']}>
              {state['group']}
            </option>
          ),
        ])}
      {(['from', 'to'] as const).map((name) => (
        <Field key={name}>
          <Label isRegular>{t(`runs.${name}`)}</Label>
          <Input
            isCompact
            type="date"
            value={state[name] ?? ''}
            onChange={({ target }) => onChange({ [name]: target.value })}
          />
        </Field>
      ))}
    </Filters>
  );
}

interface SearchProps {
  value: string;
  onChange: (value: string) => void;
  field: Ref<HTMLInputElement>;
}

/** Searches when typing is over, so that no key press is a question to the service. */
function Search({ value, onChange, field }: SearchProps) {
  const { t } = useLeadText();
  const [text, setText] = useState(value);
  const sent = useRef(value);
  // The address says otherwise than what was typed here: somebody went back, or cleared all filters.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    if (text.trim() === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      onChange(sent.current);
    }, typed);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  return (
    <Field>
      <Label isRegular>{t('runs.search')}</Label>
      <Input
        ref={field}
        isCompact
        type="search"
        maxLength={200}
        placeholder={t('runs.search.how')}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </Field>
  );
}
