import type { CallProblem } from '../../service/answer.ts';
import type { Api, NewEvent } from '../../service/api.ts';

/** Records what a lead says of a run. @returns why it was not recorded, or null */
export async function recordAsLead(
  api: Api,
  run: { id: string; seq: number },
  body: NewEvent,
): Promise<CallProblem | null> {
  const answer = await api.call('appendEvent', {
    params: { runId: run.id },
    body: { expectedSeq: run.seq, key: crypto.randomUUID(), body },
  });
  return answer.ok ? null : answer.problem;
}
