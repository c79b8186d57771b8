import type { JointQuestion } from '@handrail/contract';
import type { Workflow } from '../workflow/workflow.ts';

/** A workflow's joint questions; the first fact of each is the one in whose place it is asked. */
export function jointQuestions({ authored }: Workflow): JointQuestion[] {
  return authored.joint_questions.map((question) =>
    'facts' in question
      ? { ask: null, hint: null, facts: question.facts, answers: [] }
      : {
          ask: question.ask,
          hint: question.hint ?? null,
          facts: [...new Set(question.answers.flatMap(({ facts }) => Object.keys(facts)))],
          answers: question.answers,
        },
  );
}
