import type { Question, Saying, SayingCode } from '@handrail/contract';
import { missingStarts, type Wanted } from './look-up-starts.ts';
import { inEnglish } from './saying-words.ts';
import type { Situation } from './situation.ts';

/** What the run is about comes before what is asked about it. */
export function questionsOf(situation: Situation, readable: Wanted): Question[] {
  const { decision, plan } = situation;
  const rule = decision.rules.find(({ decides }) => decides)?.id ?? decision.missing[0]?.rule;
  const first = plan.first
    .filter((fact) => rule !== undefined && !decision.missing.some((missing) => missing.fact === fact))
    .map((fact) => ({ fact, rule: rule ?? '', ...because('step_names_it'), unobtainable: false }));
  const why = because('step_hangs_on_it');
  const last = rule === undefined ? [] : plan.toKnow.map((fact) => ({ fact, rule, ...why, unobtainable: false }));
  const order = (fact: string) => (plan.first.includes(fact) ? plan.first.indexOf(fact) : plan.first.length);
  const missing = decision.missing.toSorted((a, b) => order(a.fact) - order(b.fact));
  return drawn(situation, startsFirst(situation, [...first, ...missing, ...last], readable));
}

type Asked = Pick<Question, 'fact' | 'rule' | 'why' | 'told' | 'unobtainable'>;

function because(code: SayingCode): Pick<Question, 'why' | 'told'> {
  const told: Saying = { code, values: {}, note: null };
  return { why: inEnglish(told), told };
}

/**
 * What a look-up starts from, and what opens the page to look at, is asked before what is found there. The page can be
 * found by other ways too, so what opens it takes no turn of its own: the question that ends soonest stays first.
 */
function startsFirst(situation: Situation, asked: readonly Asked[], readable: Wanted): Asked[] {
  const { facts, pack } = situation;
  const isOpen = (fact: string) =>
    (facts[fact]?.state ?? 'unknown') === 'unknown' && pack.workflow.facts.get(fact)?.declaration.role === 'case';
  const taken = new Set<string>();
  const openers = new Set<string>();
  const withStarts = (question: Asked): Asked[] => {
    const { fact, rule, unobtainable } = question;
    if (taken.has(fact)) return [];
    taken.add(fact);
    const before = (found: readonly string[], code: SayingCode) =>
      found.filter(isOpen).flatMap((one) => withStarts({ fact: one, rule, ...because(code), unobtainable: false }));
    const key = readable.get(fact);
    const starts = before(key === undefined ? [] : missingStarts({ situation }, key), 'look_up_starts_here');
    // What nobody could find out there needs no page any more.
    const opens = before(unobtainable ? [] : opensPageOf(situation, fact), 'opens_the_page');
    for (const one of opens) openers.add(one.fact);
    return [...starts, ...opens, question];
  };
  const all = asked.flatMap(withStarts);
  const lead = all.findIndex(({ fact }) => !openers.has(fact));
  return [...all.slice(lead, lead + 1), ...all.slice(0, lead), ...all.slice(lead + 1)];
}

/** Facts that the page to look at waits for; not those that a step asks for and that this case may not have. */
function opensPageOf({ pack, plan, link }: Situation, fact: string): string[] {
  const look = pack.workflow.facts.get(fact)?.declaration.look ?? null;
  const waitsFor = (look === null ? undefined : link(look).waitsFor) ?? [];
  return waitsFor.filter((one) => {
    const asking = plan.steps.filter((step) => step.kind === 'ask' && step.phase === 'now' && step.facts.includes(one));
    return asking.length === 0 || asking.some(({ mark }) => mark.state === 'todo');
  });
}

function drawn({ pack, render, link }: Situation, asked: readonly Asked[]): Question[] {
  const declared = new Map(pack.workflow.declarations.map((declaration) => [declaration.id, declaration]));
  return asked.map(({ fact, rule, why, told, unobtainable }) => {
    const { look = null, question = null } = declared.get(fact) ?? {};
    return {
      fact,
      rule,
      why,
      ...(told ? { told } : {}),
      unobtainable,
      look: look === null ? null : link(look),
      question: question === null ? null : render(question),
    };
  });
}
