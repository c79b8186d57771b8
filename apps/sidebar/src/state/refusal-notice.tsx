import { lazy } from 'react';
import { type CallProblem, requestIdOf } from '../service/answer.ts';
import { Later } from '../ui/later.tsx';

const Words = lazy(async () => ({ default: (await import('./refusal-words.tsx')).RefusalWords }));

interface RefusalNoticeProps {
  problem: CallProblem;
  /** Something was to be recorded; else only to be read. */
  isRecording?: boolean;
}

/** Why the service did not take something, in the reader's language. Its words come when they are needed. */
export const RefusalNotice = (props: RefusalNoticeProps) => (
  <Later>
    <Words {...props} request={requestIdOf(props.problem)} />
  </Later>
);
