import { useEffect, useState } from 'react';
import type { WorkflowSummary } from '@handrail/contract';
import type { Api } from '../service/api.ts';

/** All workflows as they are now; none while the service cannot be asked. */
export function useWorkflows(api: Api): readonly WorkflowSummary[] {
  const [workflows, setWorkflows] = useState<readonly WorkflowSummary[]>([]);
  useEffect(() => {
    const read = async () => {
      const answer = await api.call('listWorkflows', {});
      if (answer.ok) setWorkflows(answer.value.workflows);
    };
    void read();
  }, [api]);
  return workflows;
}
