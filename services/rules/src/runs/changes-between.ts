import type { Migration } from '@handrail/contract';
import type { Pack } from '@handrail/workflows';
import { canonicalJson } from '../store/chain.ts';

type Changes = Pick<Migration['words'], 'rules' | 'facts' | 'steps' | 'texts'>;
type Said = Changes['rules'];

/** One part of a workflow: how it is named to people, and what makes it another part than before. */
interface Part {
  says: string;
  content: unknown;
}
type Parts = ReadonlyMap<string, Part>;

function rulesOf({ workflow }: Pack): Parts {
  const outcomes = new Map(workflow.summary.outcomes.map(({ id, says }) => [id, says]));
  return new Map(
    workflow.authored.rules.map(({ id, when, outcome, reason, passes }) => [
      id,
      { says: `${reason}: ${outcomes.get(outcome) ?? outcome}`, content: { when, outcome, reason, passes } },
    ]),
  );
}

const factsOf = ({ workflow }: Pack): Parts =>
  new Map(
    workflow.declarations
      .filter(({ role }) => role === 'case')
      .map(({ id, ask, type, options, who }) => [id, { says: ask, content: { ask, type, options, who } }]),
  );

const stepsOf = ({ workflow }: Pack): Parts =>
  new Map([...workflow.steps].map(([id, { step, outcome }]) => [id, { says: step.title, content: { step, outcome } }]));

const textsOf = ({ snippets }: Pack): Parts =>
  new Map(
    Object.entries(snippets).map(([id, { title, mode, macro, body }]) => [
      id,
      { says: title, content: { title, mode, macro, body } },
    ]),
  );

function compared(before: Parts, after: Parts): Said {
  const isChanged = (id: string, { content }: Part) => {
    const old = before.get(id);
    return old !== undefined && canonicalJson(old.content) !== canonicalJson(content);
  };
  const saidOf = (parts: Parts, isMeant: (id: string, part: Part) => boolean) => [
    ...new Set([...parts].flatMap(([id, part]) => (isMeant(id, part) ? [part.says] : []))),
  ];
  return {
    added: saidOf(after, (id) => !before.has(id)),
    removed: saidOf(before, (id) => !after.has(id)),
    changed: saidOf(after, isChanged),
  };
}

/** Which parts one version of a workflow has that another has not, or has in other words. */
export const changesBetween = (before: Pack, after: Pack): Changes => ({
  rules: compared(rulesOf(before), rulesOf(after)),
  facts: compared(factsOf(before), factsOf(after)),
  steps: compared(stepsOf(before), stepsOf(after)),
  texts: compared(textsOf(before), textsOf(after)),
});
