import type { Citation, FactSource, Procedure, ProcedureQuestion } from '@handrail/contract';
import { type PlacedStep, viewCondition, type Workflow } from '@handrail/engine';
import type { Pack } from '../pack.ts';
import { viewProcedureStep } from './procedure-step.ts';
import { textParts } from './text-parts.ts';

const readers: Readonly<Record<string, FactSource>> = {
  ticket: 'ticket',
  gitlab: 'gitlab',
  mailgun: 'mailgun',
  zendesk: 'zendesk',
};

/** Headings of the handbook behind the checks that a fact is under, each once. */
const citationsOf = ({ rules, facts }: Workflow, id: string): Citation[] => {
  const under = rules.filter(({ text }) =>
    text.facts.some((name) => name === id || facts.get(name)?.bases.includes(id)),
  );
  return [...new Map(under.map(({ text: { citation } }) => [citation.url, citation])).values()];
};

const questionsOf = (workflow: Workflow): ProcedureQuestion[] => {
  const { authored, facts } = workflow;
  return [...facts].map(([id, { declaration, starts }]) => {
    const fact = authored.facts[id];
    const asked = fact && 'ask' in fact ? fact : null;
    const look = asked?.look === undefined ? undefined : authored.links[asked.look];
    return {
      declaration,
      starts,
      look: look ? { label: look.label, system: look.system } : null,
      reads: readers[asked?.read?.split('.')[0] ?? ''] ?? null,
      holds: fact && 'holds' in fact ? viewCondition(fact.holds) : null,
      citations: citationsOf(workflow, id),
    };
  });
};

const read = new WeakMap<Pack, Procedure>();

/** A workflow to be read from top to bottom. */
export const procedureOf = (pack: Pack): Procedure => {
  const known = read.get(pack);
  if (known) return known;
  const { workflow, snippets } = pack;
  const { authored, summary, rules, until } = workflow;
  const placed = [...workflow.steps.values()];
  const stepsOf = (isMeant: (step: PlacedStep) => boolean) =>
    placed.filter(isMeant).map((step) => viewProcedureStep(workflow, step));
  const texts = Object.values(snippets).map((snippet) => ({
    id: snippet.id,
    title: snippet.title,
    mode: snippet.mode,
    macro: snippet.macro ?? null,
    parts: textParts(workflow, snippet),
  }));
  const made: Procedure = {
    workflow: summary,
    hit: authored.hit,
    checks: rules.map(({ id, outcome, text: { reason, passes, citation } }, index) => ({
      id,
      outcome,
      when: viewCondition(authored.rules[index]?.when ?? {}),
      reason,
      passes,
      citation,
    })),
    outcomes: summary.outcomes.map((outcome) => ({
      ...outcome,
      steps: stepsOf((step) => step.outcome === outcome.id),
      texts: authored.outcomes[outcome.id]?.snippets ?? [],
    })),
    steps: stepsOf((step) => step.outcome === null && !step.isLost),
    lost: stepsOf((step) => step.isLost),
    questions: questionsOf(workflow),
    texts,
    until: [...until],
  };
  read.set(pack, made);
  return made;
};
