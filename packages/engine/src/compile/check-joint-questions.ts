import { checkValue } from '../values/check-value.ts';
import { suggestName } from '../values/nearest-name.ts';
import type { AuthoredWorkflow } from '../workflow/authored-workflow.ts';
import type { AuthoredJointQuestion } from '../workflow/authored-joint-question.ts';
import type { CompileProblem, DeclaredFact } from '../workflow/workflow.ts';

type Path = (string | number)[];
type Report = (path: Path, message: string, suggestion?: string | null) => void;

const written: ReadonlySet<string> = new Set(['text', 'email', 'number', 'date', 'list']);

/** Joint questions that could not be asked, or whose answers could not be recorded. */
export function checkJointQuestions(
  { joint_questions: questions, facts: authored }: AuthoredWorkflow,
  facts: ReadonlyMap<string, DeclaredFact>,
): CompileProblem[] {
  const problems: CompileProblem[] = [];
  const report: Report = (path, message, suggestion = null) =>
    problems.push({ path, message, suggestion, severity: 'error' });
  const asked = (name: string, path: Path): DeclaredFact | null => {
    const fact = facts.get(name);
    if (fact === undefined) {
      if (!(name in authored)) report(path, `There is no fact ${name}`, suggestName(name, [...facts.keys()]));
      return null;
    }
    if (fact.declaration.role === 'case') return fact;
    report(path, `${name} is a ${fact.declaration.role} fact and is not asked`, 'Name facts that have ask:');
    return null;
  };
  questions.forEach((question, index) => {
    const path = ['joint_questions', index];
    if ('facts' in question) checkForm(question.facts, path, asked, report);
    else checkAnswers(question.answers, path, asked, report);
  });
  return problems;
}

type Asked = (name: string, path: Path) => DeclaredFact | null;

function checkForm(names: readonly string[], path: Path, asked: Asked, report: Report): void {
  names.forEach((name, index) => {
    const at = [...path, 'facts', index];
    const fact = asked(name, at);
    if (fact === null || written.has(fact.declaration.type)) return;
    report(at, `${name} is a ${fact.declaration.type}, and a form takes written answers`, 'Write answers: instead');
  });
}

function checkAnswers(
  answers: Extract<AuthoredJointQuestion, { answers: unknown }>['answers'],
  path: Path,
  asked: Asked,
  report: Report,
): void {
  const [lead] = Object.keys(answers[0]?.facts ?? {});
  const labels = new Set<string>();
  answers.forEach(({ label, facts }, index) => {
    const at = [...path, 'answers', index];
    if (labels.has(label)) report([...at, 'label'], `There are two answers “${label}”`, 'Word each its own way');
    labels.add(label);
    for (const [name, value] of Object.entries(facts)) {
      const fact = asked(name, [...at, 'facts', name]);
      const wrong = fact === null ? null : checkValue(fact.declaration, value);
      if (wrong !== null) report([...at, 'facts', name], wrong);
    }
    if (lead === undefined || lead in facts) return;
    report([...at, 'facts'], `${lead} is asked first, and this answer leaves it open`, `Add ${lead} to every answer`);
  });
}
