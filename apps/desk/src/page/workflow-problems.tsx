import { useDesk } from './desk.ts';
import { useObservable } from './observable.ts';

/** For authors: why the workflows saved last were not taken. */
export function WorkflowProblems() {
  const { data } = useDesk();
  const { problems } = useObservable(data).workflows;
  if (problems.length === 0) return null;
  return (
    <section className="workflow-problems" role="alert" aria-label="Problems in the workflows">
      <strong>The workflows were not taken. The last good ones stay in use.</strong>
      <pre>{problems.join('\n')}</pre>
    </section>
  );
}
