import type { Decision, FactValue, Step, StepMark } from '@handrail/contract';
import type { Workflow } from '@handrail/engine';
import { valueText } from '../template-value.ts';
import type { Terminal } from './terminal.ts';

const shownValue = (value: FactValue | null): string => (value === null ? 'unknown' : (valueText(value) ?? 'nothing'));

const list = (names: readonly string[]): string => (names.length > 0 ? ` (${names.join(', ')})` : '');

const markText = (mark: StepMark): string => {
  switch (mark.state) {
    case 'todo':
      return mark.lapsed === null ? 'to do' : `to do again: ${mark.lapsed}`;
    case 'locked':
      return `locked: ${mark.why}${list(mark.steps)}`;
    case 'done':
      return `done ${mark.at}`;
    case 'waiting':
      return `waiting on ${mark.on}`;
    case 'not_needed':
      return `not needed: ${mark.why}`;
    case 'skipped':
      return `skipped: ${mark.reason}`;
    case 'failed':
      return `failed: ${mark.message}`;
    default:
      return mark satisfies never;
  }
};

const outcomeLine = (workflow: Workflow, id: string): string =>
  `${id}: ${workflow.authored.outcomes[id]?.says ?? 'no words for it'}`;

/** A decision as a person reads it: what, why, what to ask next, what would change it, and the steps. */
export const printDecision = (
  workflow: Workflow,
  decision: Decision,
  steps: readonly Step[],
  terminal: Terminal,
): void => {
  const { print, paint } = terminal;
  const section = (title: string, lines: readonly string[]): void => {
    if (lines.length === 0) return;
    print('');
    print(paint('heading', title));
    for (const line of lines) print(`  ${line}`);
  };

  print(paint('faint', `${workflow.id} ${decision.version}, as of ${decision.asOf}`));
  const [first, ...others] = decision.outcomes;
  if (decision.status === 'decided' && first !== undefined) {
    print(paint('good', outcomeLine(workflow, decision.outcome ?? first)));
    for (const other of others) print(`also ${outcomeLine(workflow, other)}`);
  } else {
    const isManager = decision.status === 'manager';
    print(paint('warning', isManager ? 'A manager decides: what still matters cannot be had' : 'Not decided yet'));
    section(
      'Still possible',
      decision.possible.map((id) => outcomeLine(workflow, id)),
    );
  }
  section(
    'Why',
    [...new Set(decision.reasons.map(({ rule }) => rule))].flatMap((rule) => {
      const reasons = decision.reasons.filter((reason) => reason.rule === rule);
      const basis = reasons.map(
        ({ fact, value, source }) => `${fact} = ${shownValue(value)}${source === null ? '' : ` (${source})`}`,
      );
      const [first] = reasons;
      const cite = first ? `${first.citation.page} § ${first.citation.heading}` : '';
      return [`${rule}: ${first?.says ?? ''}`, paint('faint', `   ${basis.join(', ')} [${cite}]`)];
    }),
  );
  section(
    'Ask next',
    decision.missing.flatMap(({ fact, who, why, unobtainable }, index) => {
      const ask = workflow.facts.get(fact)?.declaration.ask ?? '';
      const about = unobtainable ? 'cannot be had' : who;
      return [`${index + 1}. ${fact}: ${ask} (${about})`, paint('faint', `   ${why}`)];
    }),
  );
  section(
    'What would change it',
    decision.flips.map(({ outcome, changes }) => {
      const turns = changes.map(({ fact, from, to }) => `${fact} were ${to} (${shownValue(from)} now)`);
      return `${outcome}, if ${turns.join(' and ')}`;
    }),
  );
  const order = { past: 0, now: 1, later: 2 };
  section(
    'Steps',
    steps
      .toSorted((a, b) => order[a.phase] - order[b.phase])
      .map(({ id, title, mark, phase, gate, irreversible }) => {
        const marks = list([...(gate ? ['gate'] : []), ...(irreversible ? ['irreversible'] : [])]);
        const line = `${phase.padEnd(5)} ${id}: ${title}${marks}, ${markText(mark)}`;
        return phase === 'now' && mark.state === 'todo' ? line : paint('faint', line);
      }),
  );
};
