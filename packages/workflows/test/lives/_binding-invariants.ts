import type { Life, Moment } from './_life.ts';
import { isRecording } from './_recording.ts';
import { type Invariant, known, lastOn, same, sayings, valueSaid } from './_telling.ts';

/** X32: what is known of something was said of that very thing, or before anybody had named it. */
const knownOfPresent: Invariant = (life) => {
  for (const [id, { about, declaration }] of life.pack.workflow.facts) {
    const fact = life.now.facts[id];
    if (declaration.role !== 'case' || fact?.state !== 'known' || fact.source === 'workflow') continue;
    const wasSaid = sayings(life, id).some(
      ({ said, moment }) =>
        same(valueSaid(said), fact.value) &&
        about.every((name) => {
          const then = known(moment.before, name);
          return then === null || same(then, known(life.now, name));
        }),
    );
    if (!wasSaid)
      return `${id} is known to be ${JSON.stringify(fact.value)}, which nobody said of what it is about now`;
  }
  return null;
};

/**
 * X32: set back, it is known again, in whatever order things were said. What was said before something was named may have
 * been bound to its name since, so it tells nothing once it was named.
 */
const knownWhenSetBack: Invariant = (life) => {
  for (const [id, { about, declaration, covers }] of life.pack.workflow.facts) {
    if (declaration.role !== 'case' || covers.length > 0) continue;
    for (const { said, moment } of sayings(life, id)) {
      const unnamed = about.filter((name) => known(moment.before, name) === null);
      const isOfPresent = about.every((name) => same(known(moment.before, name), known(life.now, name)));
      if (!isOfPresent && unnamed.some((name) => known(life.now, name) !== null)) break;
      if (!isOfPresent) continue;
      // A lead can have what was lost asked again.
      if (said.type === 'fact_unobtainable' || unnamed.some((name) => wasNamed(life, name, about, moment))) break;
      const now = life.now.facts[id];
      const value = valueSaid(said);
      const isUnknown = now?.state !== 'known' || now.source === 'workflow';
      const isSo = value === null ? isUnknown : same(known(life.now, id), value);
      if (!isSo) return `${id} was ${JSON.stringify(value)} of what it is about now, and is ${JSON.stringify(now)}`;
      break;
    }
  }
  return null;
};

/** Whether a name was given since, while everything else was what it was at that moment. */
function wasNamed(life: Life, name: string, about: readonly string[], { event, before }: Moment): boolean {
  return sayings(life, name).some(
    ({ said, moment }) =>
      moment.event.seq > event.seq &&
      valueSaid(said) !== null &&
      about.every((other) => other === name || same(known(moment.before, other), known(before, other))),
  );
}

/** X31: what somebody allowed is what the text named that asked them, or what was so when they said it unasked. */
const consentCoversPresent: Invariant = (life) => {
  const { facts, steps } = life.pack.workflow;
  for (const [id, { covers, declaration, starts }] of facts) {
    const value = known(life.now, id);
    if (declaration.role !== 'case' || covers.length === 0 || value === null || same(value, starts)) continue;
    const asks = new Set([...steps.values()].flatMap(({ step }) => (step.asks === id ? [step.id] : [])));
    const covered = sayings(life, id).some(({ said, moment }) => {
      if (!same(valueSaid(said), value)) return false;
      const before = life.moments.slice(0, moment.event.seq - 1).toReversed();
      const asked = before.find(({ event: { body } }) => body.type === 'step_done' && asks.has(body.step));
      const isAsked = asked !== undefined && lastOn(before, asked.event.body) === 'step_done';
      const then = (isAsked ? asked : moment).before;
      return covers.every((name) => same(known(then, name), known(life.now, name)));
    });
    if (!covered) return `${id} is ${JSON.stringify(value)}, and covers something else`;
  }
  return null;
};

/** X32: giving a name takes nothing away that was known before anybody had given it. */
const namingKeeps: Invariant = (life) => {
  const { moments, now } = life;
  const { workflow } = life.pack;
  const last = moments.at(-1);
  if (last === undefined || !isRecording(last.event.body)) return null;
  const { fact: name } = last.event.body;
  if (known(last.before, name) !== null || known(now, name) === null) return null;
  for (const [id, { about, covers, declaration }] of workflow.facts) {
    const before = last.before.facts[id];
    if (declaration.role !== 'case' || covers.length > 0 || !about.includes(name)) continue;
    if (before?.state !== 'known' || before.source === 'workflow') continue;
    // With the name comes back what else was known by it: then it was said of something else.
    if (about.some((other) => other !== name && !same(known(last.before, other), known(now, other)))) continue;
    // What was said later, when that name stood there before, counts.
    const isOfPresent = ({ moment }: { moment: Moment }): boolean =>
      about.every((other) => same(known(moment.before, other), known(now, other)));
    const newest = sayings(life, id).find(isOfPresent);
    if (newest !== undefined && newest.moment.event.at > before.at) continue;
    if (!same(known(now, id), before.value)) return `${id} was known, and is not since ${name} was named`;
  }
  return null;
};

/** X38: nobody is taken to have allowed what was not named. */
const consentIsToSomething: Invariant = ({ moments, pack: { workflow } }) => {
  const last = moments.at(-1);
  if (last === undefined || !isRecording(last.event.body) || valueSaid(last.event.body) === null) return null;
  const { fact } = last.event.body;
  const open = (workflow.facts.get(fact)?.covers ?? []).filter((name) => [null, ''].includes(textOf(last, name)));
  return open.length === 0 ? null : `${fact} was answered before ${open.join(', ')} was named`;
};

/** X45: nothing is asked of anybody, or done, that would name what nobody has named. */
const nothingUnnamedIsWorked: Invariant = ({ moments, pack: { workflow } }) => {
  const last = moments.at(-1);
  if (last === undefined) return null;
  const { body } = last.event;
  const isWork = (body.type === 'step_done' && body.how === 'now') || body.type === 'owner_ticket_intended';
  if (!isWork) return null;
  const placed = workflow.steps.get(body.step);
  const covers = placed?.step.kind === 'owner_ticket' ? (workflow.facts.get(placed.step.answers)?.covers ?? []) : [];
  const open = [...(placed?.names ?? []), ...covers].filter((name) => [null, ''].includes(textOf(last, name)));
  return open.length === 0 ? null : `${body.step} was worked before ${open.join(', ')} was named`;
};

const textOf = ({ before }: Moment, name: string): string | null => {
  const value = known(before, name);
  return typeof value === 'string' ? value.trim() : value === null ? null : 'something';
};

/** X31, X32: what is drawn as done was done to what is named now. */
const doneToPresent: Invariant = (life) => {
  for (const { id, mark, kind } of life.now.plan.steps) {
    const placed = life.pack.workflow.steps.get(id);
    if (mark.state !== 'done' || placed === undefined || kind === 'approval' || kind === 'owner_ticket') continue;
    const last = life.moments.findLast(({ event: { body } }) => body.type.startsWith('step_') && isOn(body, id));
    if (last?.event.type !== 'step_done') continue;
    const other = placed.names.filter((name) => {
      const then = known(last.before, name);
      return then !== null && then !== '' && !same(then, known(life.now, name));
    });
    if (other.length > 0) return `${id} is drawn as done, and was done to another ${other.join(', ')}`;
  }
  return null;
};

const isOn = (body: Moment['event']['body'], step: string): boolean => 'step' in body && body.step === step;

/** What holds of facts, consents and steps that are about something. */
export const bindingInvariants: Record<string, Invariant> = {
  'X31: consent covers what it was asked for': consentCoversPresent,
  'X31, X32: what is done was done to what is named': doneToPresent,
  'X32: what is known is about what is named now': knownOfPresent,
  'X32: set back, it is known again': knownWhenSetBack,
  'X32: naming takes nothing away': namingKeeps,
  'X38: a yes is to something named': consentIsToSomething,
  'X45: nothing unnamed is worked': nothingUnnamedIsWorked,
};
