import type { AuthoredWorkflow, Condition, Test } from '../workflow/authored-workflow.ts';
import { isTest } from '../workflow/is-test.ts';
import { completeComparisons } from './compared-facts.ts';
import { factKinds, factTests, typesWithTest } from '../values/fact-kinds.ts';
import type { TestKey } from '../values/fact-types/fact-kind.ts';
import { all, any, type Formula, not, type VariableDraft } from '../values/formula.ts';
import { suggestName } from '../values/nearest-name.ts';
import { above, atLeast, calendarDay, includes, isBoolean, isGiven, type Predicate } from '../values/predicate.ts';
import type { CompileProblem, DeclaredFact } from '../workflow/workflow.ts';

type Path = (string | number)[];
type Scalar = boolean | number | string;

/**
 * Turns conditions into formulas over variables, and collects on the way which variables there are and what is
 * tested of them. Problems are reported with their path; the part concerned then counts as always true.
 */
export class ConditionCompiler {
  /** In order of first use, which is the order of the diagram. */
  readonly drafts: Map<string, VariableDraft>;
  readonly #authored: AuthoredWorkflow;
  readonly #facts: ReadonlyMap<string, DeclaredFact>;
  readonly #report: (problem: CompileProblem) => void;
  readonly #open = new Set<string>();

  constructor(
    authored: AuthoredWorkflow,
    facts: ReadonlyMap<string, DeclaredFact>,
    report: (problem: CompileProblem) => void,
    drafts = new Map<string, VariableDraft>(),
  ) {
    this.drafts = drafts;
    this.#authored = authored;
    this.#facts = facts;
    this.#report = report;
  }

  compile(condition: Condition, path: Path): Formula {
    const parts: Formula[] = [];
    for (const [key, part] of Object.entries(condition)) {
      if (part === undefined) continue;
      if (key === 'all' || key === 'any') {
        const inner = (condition[key] ?? []).map((sub, i) => this.compile(sub, [...path, key, i]));
        parts.push(key === 'all' ? all(inner) : any(inner));
      } else if (key === 'not') {
        parts.push(not(this.compile(condition.not ?? {}, [...path, key])));
      } else if (isTest(part)) {
        parts.push(this.#fact(key, part, [...path, key]));
      }
    }
    return parts.length === 0 ? { op: 'always', value: true } : all(parts);
  }

  /** To be called once, after every condition is compiled. */
  complete(): void {
    completeComparisons(
      this.drafts,
      (id) => {
        const fact = this.#facts.get(id);
        return fact === undefined ? null : this.#draft(id, fact, ['facts', id]);
      },
      (pair) => {
        if (this.drafts.has(JSON.stringify(pair))) return;
        const name = `${pair.left.fact} = ${pair.right.fact}`;
        this.#draft(name, { term: pair }, ['facts', pair.left.fact]).predicates.set('=true', isBoolean(true));
      },
    );
  }

  #draft(name: string, { term }: Pick<DeclaredFact, 'term'>, path: Path): VariableDraft {
    const base = term.kind === 'base' ? this.#facts.get(term.fact) : undefined;
    const type = base?.type ?? (term.kind === 'owners' ? 'number' : 'boolean');
    const key = term.kind === 'base' ? `${term.fact} ${type}` : JSON.stringify(term);
    const options = base?.declaration.options ?? [];
    const known = this.drafts.get(key);
    if (known !== undefined) {
      const isNew = ({ value }: { value: string }): boolean => !known.options.some((option) => option.value === value);
      known.options = [...known.options, ...options.filter(isNew)];
      return known;
    }
    const value = term.kind === 'base' ? { ...term, via: 'value' as const } : term;
    const fact = term.kind === 'base' ? term.fact : name;
    const starts = base === undefined || base.starts === null ? undefined : factKinds[base.type].read(base.starts);
    const draft: VariableDraft = { key, fact, term: value, type, options, starts, predicates: new Map(), path };
    this.drafts.set(key, draft);
    return draft;
  }

  #fact(name: string, test: Test, path: Path): Formula {
    const fact = this.#facts.get(name);
    if (fact === undefined) {
      if (!(name in this.#authored.facts)) {
        this.#problem(path, `There is no fact ${name}`, suggestName(name, [...this.#facts.keys()]));
      }
      return { op: 'always', value: true };
    }
    if (fact.term.kind === 'condition') return this.#held(name, test, path);
    if (typeof test !== 'object') return this.#scalar(name, fact, test, path);
    if (Array.isArray(test)) return any(test.map((value, i) => this.#scalar(name, fact, value, [...path, i])));
    if ('not' in test) {
      const values = Array.isArray(test.not) ? test.not : [test.not];
      return not(any(values.map((value) => this.#scalar(name, fact, value, [...path, 'not']))));
    }
    return all(this.#limits(name, fact, test, path));
  }

  #held(name: string, test: Test, path: Path): Formula {
    const authored = this.#authored.facts[name];
    if (authored === undefined || !('holds' in authored) || this.#open.has(name)) return { op: 'always', value: true };
    this.#open.add(name);
    const inner = this.compile(authored.holds, ['facts', name, 'holds']);
    this.#open.delete(name);
    if (typeof test === 'boolean') return test ? inner : not(inner);
    if (typeof test === 'object' && 'not' in test && typeof test.not === 'boolean')
      return test.not ? not(inner) : inner;
    this.#problem(path, `${name} either holds or not`, 'Write true or false');
    return inner;
  }

  #scalar(name: string, fact: DeclaredFact, value: Scalar, path: Path): Formula {
    const via = fact.term.kind === 'base' ? fact.term.via : 'value';
    const options = fact.declaration.options.map((option) => option.value);
    const test = factTests[fact.type].equal(value, via, options);
    if ('wrong' in test) {
      return this.#wrong(path, `${name} ${test.wrong}`, test.instead ?? suggestName(String(value), options));
    }
    return this.#test(name, fact, test, path);
  }

  #limits(name: string, fact: DeclaredFact, test: Extract<Test, { at_least?: number }>, path: Path): Formula[] {
    const parts: Formula[] = [];
    const allow = (key: TestKey, make: () => Formula): void => {
      if (test[key] === undefined) return;
      if (factTests[fact.type].tests.includes(key)) parts.push(make());
      else this.#problem([...path, key], `${name} is of type ${fact.type}, ${key} needs ${typesWithTest(key)}`, null);
    };
    const on = (predicate: Predicate, key: string): Formula => this.#test(name, fact, predicate, [...path, key]);
    const via = fact.term.kind === 'base' ? fact.term.via : 'value';
    const number = (op: 'at_least' | 'above', limit = 0): Formula => this.#number(name, fact, op, limit, path);

    allow('at_least', () => number('at_least', test.at_least));
    allow('above', () => number('above', test.above));
    allow('at_most', () => not(number('above', test.at_most)));
    allow('below', () => not(number('at_least', test.below)));
    const day = (date = ''): Predicate => atLeast('value', calendarDay(date), 'calendar');
    allow('before', () => not(on(day(test.before), 'before')));
    allow('from', () => on(day(test.from), 'from'));
    const ago = (days = 0): Predicate => above('value', days, 'days_ago');
    allow('more_than_days_ago', () => on(ago(test.more_than_days_ago), 'more_than_days_ago'));
    allow('within_days_ago', () => not(on(ago(test.within_days_ago), 'within_days_ago')));
    allow('given', () => {
      const given = on(isGiven(via), 'given');
      return test.given === false ? not(given) : given;
    });
    allow('includes', () => on(includes(test.includes ?? ''), 'includes'));
    return parts;
  }

  #number(name: string, fact: DeclaredFact, op: 'at_least' | 'above', limit: number, path: Path): Formula {
    const via = fact.term.kind === 'base' && fact.term.via === 'count' ? 'count' : 'value';
    const dates = fact.term.kind === 'base' && fact.term.via === 'days' ? 'days_ago' : null;
    const make = op === 'above' ? above : atLeast;
    return this.#test(name, fact, make(via, limit, dates), path);
  }

  #test(name: string, fact: DeclaredFact, predicate: Predicate, path: Path): Formula {
    const draft = this.#draft(name, fact, path);
    const known = draft.predicates.get(predicate.key);
    if (known !== undefined && known.dates === predicate.dates) return { op: 'test', draft, predicate: known };
    const other = [...draft.predicates.values()].find(({ dates }) => dates !== predicate.dates);
    if (other !== undefined) {
      return this.#wrong(
        path,
        `${name} is compared both with the calendar and with days ago`,
        'Compare it in one of the two ways throughout the workflow',
      );
    }
    draft.predicates.set(predicate.key, predicate);
    return { op: 'test', draft, predicate };
  }

  #wrong(path: Path, message: string, suggestion: string | null): Formula {
    this.#problem(path, message, suggestion);
    return { op: 'always', value: true };
  }

  #problem(path: Path, message: string, suggestion: string | null): void {
    this.#report({ path, message, suggestion, severity: 'error' });
  }
}
