import { useCallback } from 'react';
import type { Api } from '../../service/api.ts';
import { useAnswer } from '../use-answer.ts';

/** One workflow as it is to be read. */
export function useProcedure(api: Api, workflow: string) {
  const ask = useCallback(() => api.call('readProcedure', { params: { workflow } }), [api, workflow]);
  return useAnswer(ask);
}
