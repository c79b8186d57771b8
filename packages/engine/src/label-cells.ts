import { isoDay } from './calendar.ts';
import type { VariableDraft } from './formula.ts';
import { namesIn } from './read-value.ts';
import type { TermValue } from './term.ts';
import { unreachable } from './unreachable.ts';

type Cells = readonly (readonly TermValue[])[];

/** Plain words for each cell of a variable, no two the same. */
export function labelCells(draft: VariableDraft, cells: Cells, isRelative: boolean): string[] {
  const { type } = draft;
  switch (type) {
    case 'boolean':
      return cells.map(([value]) => (value === true ? 'yes' : 'no'));
    case 'choice':
      return cells.map((values) =>
        draft.options
          .filter(({ value }) => values.includes(value))
          .map(({ label }) => label)
          .join(' or '),
      );
    case 'number':
    case 'date':
      return lineLabels(type, cells, isRelative);
    case 'text':
    case 'email':
      return cells.map((values) => textLabel(values, draft));
    case 'list':
    case 'members':
      return cells.map((values) => listLabel(values, draft));
    default:
      return unreachable(type);
  }
}

/** Numbers and dates lie on a line, so most cells are a stretch of it; what a single value leaves over is the rest. */
function lineLabels(type: 'number' | 'date', cells: Cells, isRelative: boolean): string[] {
  const numbers = cells.map((values) => values.filter((value) => typeof value === 'number').toSorted((a, b) => a - b));
  const all = numbers.flat();
  const [lowest, highest] = [Math.min(...all), Math.max(...all)];
  const write = (value: number): string => {
    if (type === 'number') return String(value);
    return isRelative ? `${value} day${value === 1 ? '' : 's'} ago` : isoDay(value);
  };
  return numbers.map((own) => {
    const whole = own.filter((value) => Number.isInteger(value));
    const [first = 0, last = 0] = whole.length > 0 ? [whole[0], whole.at(-1)] : [own[0], own.at(-1)];
    const isBroken = all.some((value) => value > first && value < last && !own.includes(value));
    if (numbers.length === 1) return 'any value';
    if (isBroken) return 'any other value';
    if (own.includes(lowest)) return type === 'date' && !isRelative ? `until ${write(last)}` : `at most ${write(last)}`;
    if (own.includes(highest))
      return type === 'date' && !isRelative ? `from ${write(first)}` : `at least ${write(first)}`;
    return first === last ? write(first) : `${write(first)} to ${write(last)}`;
  });
}

function textLabel([value]: readonly TermValue[], { predicates }: VariableDraft): string {
  if (typeof value !== 'string' || value === '') return 'nothing';
  const marks = [...predicates.values()].flatMap(({ mark }) => mark ?? []);
  if (marks.some((mark) => mark.kind === 'text' && mark.text === value)) return value;
  const domain = value.slice(value.lastIndexOf('@') + 1);
  return marks.some((mark) => mark.kind === 'domain' && mark.text === domain)
    ? `any other @${domain}`
    : 'anything else';
}

function listLabel(values: readonly TermValue[], { predicates }: VariableDraft): string {
  const marks = [...predicates.values()].flatMap(({ mark }) => (mark?.kind === 'text' ? [mark.text] : []));
  const lengths = values.map((value) => namesIn(value).length);
  const [fewest, most] = [Math.min(...lengths), Math.max(...lengths)];
  if (most === 0) return 'nothing';
  const count = fewest === most ? `${fewest}` : `${fewest} or more`;
  const entries = `${count} ${count === '1' ? 'entry' : 'entries'}`;
  const named = marks.filter((text) => namesIn(values[0] ?? '').includes(text));
  if (marks.length === 0) return entries;
  return `${entries}, ${named.length === 0 ? 'none named' : `with ${named.join(' and ')}`}`;
}
