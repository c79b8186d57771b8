import { useCallback } from 'react';
import type { Api } from '../../service/api.ts';
import { useAnswer } from '../use-answer.ts';

export interface NumbersAsked {
  workflow: string;
  month: string;
  /** Empty: of all versions. */
  version: string;
}

/** What a workflow did in a month and the one before. */
export function useNumbers(api: Api, { workflow, month, version }: NumbersAsked) {
  const ask = useCallback(() => {
    const query = { month, ...(version === '' ? {} : { version }) };
    return api.call('workflowNumbers', { params: { workflow }, query });
  }, [api, workflow, month, version]);
  return useAnswer(ask);
}
