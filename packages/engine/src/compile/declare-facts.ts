import type { FactDeclaration, FactType, FactValue } from '@handrail/contract';
import type { AuthoredWorkflow } from '../workflow/authored-workflow.ts';
import { awaitedWriter } from './awaited-writer.ts';
import { factNames } from '../workflow/fact-names.ts';
import { factTests, typesWithPart } from '../values/fact-kinds.ts';
import type { Part } from '../values/fact-types/fact-kind.ts';
import { suggestName } from '../values/nearest-name.ts';
import { type BaseTerm, inOrder, isSameTerm, type Term } from '../values/term.ts';
import type { CompileProblem, DeclaredFact } from '../workflow/workflow.ts';

type AuthoredFact = AuthoredWorkflow['facts'][string];

/** Asking cost by who answers, unless the workflow says otherwise. */
const costOf = { source: 0, agent: 1, manager: 5, customer: 10 } as const;

/** Every fact a workflow knows: declared ones in order, then `until.<id>` per clause. */
export function declareFacts(
  authored: AuthoredWorkflow,
  report: (problem: CompileProblem) => void,
): Map<string, DeclaredFact> {
  const facts = new Map<string, DeclaredFact>();
  const entries = Object.entries(authored.facts);
  for (const [id, fact] of entries) {
    if ('ask' in fact) facts.set(id, caseFact(id, fact, authored.subject));
    else if ('progress' in fact) facts.set(id, progressFact(id, fact));
  }
  for (const [clause, until] of Object.entries(authored.until)) {
    facts.set(`until.${clause}`, untilFact(`until.${clause}`, until));
  }
  const derived = new Map(entries.filter(([, fact]) => !('ask' in fact) && !('progress' in fact)));
  const resolver = new DerivedFacts(facts, derived, report);
  for (const id of derived.keys()) resolver.declare(id);

  const ordered = new Map<string, DeclaredFact>();
  for (const id of [...Object.keys(authored.facts), ...facts.keys()]) {
    const fact = facts.get(id);
    if (fact === undefined) continue;
    const awaits = awaitedWriter(fact, facts);
    const declaration = awaits === null ? fact.declaration : { ...fact.declaration, awaits };
    ordered.set(id, { ...fact, declaration, about: wholeAbout(id, facts, report) });
  }
  return ordered;
}

/** What a fact is about, and what that in turn is about: a username found by an address is about that address. */
function wholeAbout(
  id: string,
  facts: ReadonlyMap<string, DeclaredFact>,
  report: (problem: CompileProblem) => void,
): string[] {
  const found = new Set<string>(facts.get(id)?.about);
  for (const name of found) for (const further of facts.get(name)?.about ?? []) found.add(further);
  if (found.delete(id)) {
    const message = `${id} is about itself`;
    report({ path: ['facts', id, 'about'], message, suggestion: 'Name what is known before it', severity: 'error' });
  }
  return [...found];
}

/** Computes what derived facts look at, in terms of base facts; each is declared once, whatever the order. */
class DerivedFacts {
  readonly #facts: Map<string, DeclaredFact>;
  readonly #derived: Map<string, AuthoredFact>;
  readonly #report: (problem: CompileProblem) => void;
  readonly #open = new Set<string>();

  constructor(
    facts: Map<string, DeclaredFact>,
    derived: Map<string, AuthoredFact>,
    report: (problem: CompileProblem) => void,
  ) {
    this.#facts = facts;
    this.#derived = derived;
    this.#report = report;
  }

  declare(id: string): void {
    const fact = this.#derived.get(id);
    if (fact === undefined || this.#facts.has(id)) return;
    if (this.#open.has(id)) {
      this.#problem(id, [], `The fact ${id} is derived from itself`, 'Derive it from a fact that is asked');
      return;
    }
    this.#open.add(id);
    const made = this.#make(id, fact);
    if (made !== null) this.#facts.set(id, made);
    this.#open.delete(id);
  }

  #make(id: string, fact: AuthoredFact): DeclaredFact | null {
    if ('holds' in fact) {
      for (const name of factNames(fact.holds)) this.declare(name);
      const bases = [...factNames(fact.holds)].flatMap((name) => this.#facts.get(name)?.bases ?? []);
      return derivedFact(id, 'boolean', fact.note ?? 'Whether its condition holds', { kind: 'condition' }, bases);
    }
    if ('equal' in fact || 'member' in fact) {
      const op = 'equal' in fact ? 'equal' : 'member';
      const [leftName, rightName] = 'equal' in fact ? fact.equal : fact.member;
      const left = this.#operand(id, [op, 0], leftName, 'compared');
      const right = this.#operand(id, [op, 1], rightName, op === 'equal' ? 'compared' : 'entries');
      if (left === null || right === null) return null;
      const says = op === 'equal' ? `${leftName} and ${rightName} are the same` : `${leftName} is one of ${rightName}`;
      if (isSameTerm(left, right)) {
        this.#problem(id, [op], `${leftName} is compared with itself`, 'Name two different facts');
        return null;
      }
      const [first, second] = op === 'equal' ? inOrder(left, right) : [left, right];
      const term: Term = { kind: 'pair', op, left: first, right: second };
      return derivedFact(id, 'boolean', fact.note ?? says, term, [left.fact, right.fact]);
    }
    if ('domain_of' in fact) return this.#through(id, 'domain_of', fact.domain_of, fact.note);
    if ('count' in fact) return this.#through(id, 'count', fact.count, fact.note);
    if ('days_since' in fact) return this.#through(id, 'days_since', fact.days_since, fact.note);
    if ('owners_to_ask' in fact) {
      const members = this.#operand(id, ['owners_to_ask'], fact.owners_to_ask, 'owners');
      const names = [fact.except ?? []].flat();
      const except = names.flatMap((name) => this.#operand(id, ['except'], name, 'person') ?? []);
      if (members === null || except.length < names.length) return null;
      const persons = except.map((one) => ({ fact: one.fact, isList: this.#facts.get(one.fact)?.type === 'list' }));
      const term: Term = { kind: 'owners', members: members.fact, except: persons };
      const bases = [members.fact, ...persons.map((one) => one.fact)];
      return derivedFact(id, 'number', fact.note ?? 'How many owners may be asked', term, bases);
    }
    return null;
  }

  #through(id: string, key: 'domain_of' | 'count' | 'days_since', base: string, note?: string): DeclaredFact | null {
    const shape = {
      domain_of: { part: 'domain', to: 'text', via: 'domain', says: `Domain of ${base}` },
      count: { part: 'entries', to: 'number', via: 'count', says: `How many there are in ${base}` },
      days_since: { part: 'days', to: 'number', via: 'days', says: `Days since ${base}` },
    } as const;
    const { part, to, via, says } = shape[key];
    const operand = this.#operand(id, [key], base, part);
    if (operand === null) return null;
    if (operand.via !== 'value') {
      this.#problem(id, [key], `${base} is itself derived`, `Name the asked fact under it, ${operand.fact}`);
      return null;
    }
    return derivedFact(id, to, note ?? says, { kind: 'base', fact: operand.fact, via }, [operand.fact]);
  }

  #operand(id: string, at: (string | number)[], name: string, part: Part): BaseTerm | null {
    this.declare(name);
    const fact = this.#facts.get(name);
    if (fact === undefined) {
      if (!this.#derived.has(name)) {
        this.#problem(id, at, `There is no fact ${name}`, suggestName(name, [...this.#facts.keys()]));
      }
      return null;
    }
    if (fact.term.kind !== 'base' || !factTests[fact.type].parts.includes(part)) {
      this.#problem(id, at, `${name} is of type ${fact.type}, needed is ${typesWithPart(part)}`, null);
      return null;
    }
    return fact.term;
  }

  #problem(id: string, at: (string | number)[], message: string, suggestion: string | null): void {
    this.#report({ path: ['facts', id, ...at], message, suggestion, severity: 'error' });
  }
}

function caseFact(id: string, fact: Extract<AuthoredFact, { ask: string }>, subject: string | undefined): DeclaredFact {
  const declaration: FactDeclaration = {
    id,
    role: 'case',
    type: fact.type,
    format: fact.type === 'text' ? (fact.format ?? null) : null,
    ask: fact.ask,
    hint: fact.hint ?? null,
    options: optionsOf(fact.options),
    who: fact.who,
    scope: fact.scope,
    cost: fact.cost ?? costOf[fact.who],
    look: fact.look ?? null,
    question: fact.question ?? null,
  };
  const isConsent = fact.covers !== undefined;
  return {
    ...base(declaration, fact.starts ?? null),
    about: aboutOf(id, fact, subject),
    covers: fact.covers ?? [],
    isIrreplaceable: isConsent || (fact.irreplaceable ?? false),
  };
}

function aboutOf(
  id: string,
  { about, scope }: Pick<Extract<AuthoredFact, { ask: string }>, 'about' | 'scope'>,
  subject: string | undefined,
): string[] {
  if (about === 'ticket' || id === subject) return [];
  if (about !== undefined) return typeof about === 'string' ? [about] : about;
  return subject === undefined || scope === 'ticket' ? [] : [subject];
}

function progressFact(id: string, fact: Extract<AuthoredFact, { progress: string }>): DeclaredFact {
  const options = optionsOf(fact.options);
  const type = options.length === 0 ? 'boolean' : 'choice';
  const declaration = { ...silent(id, 'progress', type, fact.progress), options, scope: fact.scope };
  return { ...base(declaration, options[0]?.value ?? false), covers: fact.covers ?? [] };
}

function untilFact(id: string, until: AuthoredWorkflow['until'][string]): DeclaredFact {
  const options = [
    { value: 'open', label: 'open' },
    { value: 'closed', label: 'closed' },
  ];
  const ask = `Is ${until.issue} still open?`;
  const hint = `${until.affects}. Seen ${until.state_seen} on ${until.checked_on}.`;
  return base({ ...silent(id, 'case', 'choice', ask), hint, options, who: 'manager', cost: 5 }, until.state_seen);
}

const unbound = { about: [], covers: [], isIrreplaceable: false };

function derivedFact(id: string, type: FactType, says: string, term: Term, bases: string[]): DeclaredFact {
  const declaration = silent(id, 'derived', type, says);
  return { declaration, starts: null, type, term, bases: [...new Set(bases)], ...unbound };
}

function base(declaration: FactDeclaration, starts: FactValue | null): DeclaredFact {
  const { id, type } = declaration;
  return { declaration, starts, type, term: { kind: 'base', fact: id, via: 'value' }, bases: [id], ...unbound };
}

/** A declaration nobody is asked for. */
function silent(id: string, role: FactDeclaration['role'], type: FactType, ask: string): FactDeclaration {
  const asked = {
    format: null,
    hint: null,
    options: [],
    who: 'source',
    scope: 'subject',
    cost: 0,
    look: null,
    question: null,
  } as const;
  return { id, role, type, ask, ...asked, options: [] };
}

function optionsOf(options: readonly (string | { value: string; label: string })[] = []): FactDeclaration['options'] {
  return options.map((option) =>
    typeof option === 'string' ? { value: option, label: option.replaceAll('_', ' ') } : option,
  );
}
