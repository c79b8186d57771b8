/** A problem in a workflow's files, at the place where its author can mend it. */
export type SourceProblem = {
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  message: string;
  suggestion: string | null;
  severity: 'error' | 'warning';
};

export type Place = { line: number; column: number };

/** Problems as an author reads a file: by file, line, column. */
export const sortProblems = (problems: readonly SourceProblem[]): SourceProblem[] =>
  [...problems].sort(
    (a, b) =>
      a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.message.localeCompare(b.message),
  );

type Paint = (style: 'place' | 'error' | 'warning' | 'suggestion', text: string) => string;

/** `file:line:col: message (suggestion)`; `paint` may colour the parts. */
export const formatProblem = (problem: SourceProblem, paint: Paint = (_, text) => text): string => {
  const place = paint('place', `${problem.file}:${problem.line}:${problem.column}:`);
  const severity = problem.severity === 'warning' ? ' warning:' : '';
  const message = paint(problem.severity, `${severity} ${problem.message}`);
  return `${place}${message}${problem.suggestion ? paint('suggestion', ` (${problem.suggestion})`) : ''}`;
};
