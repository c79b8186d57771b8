import { useCallback } from 'react';
import { Field, Label, Select } from '@zendeskgarden/react-forms';
import type { Api } from '../service/api.ts';
import { useNumbersText, withNumbersWords } from '../text/numbers-text.tsx';
import { useAnswer } from './use-answer.ts';

interface VersionFilterProps {
  api: Api;
  workflow: string;
  /** Empty: all of them. */
  version: string;
  onChange: (version: string) => void;
}

/** The versions of a workflow that runs were on, newest first, by the day each was first used. */
export const VersionFilter = withNumbersWords(function VersionFilter({
  api,
  workflow,
  version,
  onChange,
}: VersionFilterProps) {
  const { t, day } = useNumbersText();
  const ask = useCallback(() => api.call('getWorkflow', { params: { workflow } }), [api, workflow]);
  const { value } = useAnswer(ask);
  const versions = value?.id === workflow ? value.versions : [];
  return (
    <Field>
      <Label isRegular>{t('numbers.version')}</Label>
      <Select isCompact value={version} onChange={({ target }) => onChange(target.value)}>
        <option value="">{t('numbers.version.any')}</option>
        {version !== '' && !versions.some((each) => each.version === version) && (
          <option value={version}>{version}</option>
        )}
        {versions.map(({ version: each, since, isNewest }) => (
          <option key={each} value={each}>
            {day(since.slice(0, 10))} · {isNewest ? t('numbers.version.newest', { version: each }) : each}
          </option>
        ))}
      </Select>
    </Field>
  );
});
