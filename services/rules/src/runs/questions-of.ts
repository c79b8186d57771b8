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

/** What a look-up starts from is asked before what it then answers. */
function startsFirst(situation: Situation, asked: readonly Asked[], readable: Wanted): Asked[] {
  const { facts, pack } = situation;
  const isOpen = (fact: string) =>
    (facts[fact]?.state ?? 'unknown') === 'unknown' && pack.workflow.facts.get(fact)?.declaration.role === 'case';
  const all = asked.flatMap((question) => {
    const key = readable.get(question.fact);
    const starts = key === undefined ? [] : missingStarts({ situation }, key).filter(isOpen);
    const why = because('look_up_starts_here');
    return [...starts.map((fact) => ({ fact, rule: question.rule, ...why, unobtainable: false })), question];
  });
  return all.filter(({ fact }, index) => all.findIndex((other) => other.fact === fact) === index);
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
