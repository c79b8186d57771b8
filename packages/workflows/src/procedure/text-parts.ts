import type { ConditionView, TextPart } from '@handrail/contract';
import type { Workflow } from '@handrail/engine';
import type { Snippet } from '../snippet.ts';
import { literalForms, markdownForms } from '../snippet-forms.ts';
import { placeholderLabel } from '../template-scope.ts';
import { ValueSlots } from '../template-value.ts';

const sign = /\{\{-?\s*([\w.]+)([^}]*)\}\}|\{%-?\s*(\w+)\s*(.*?)\s*-?%\}/g;
/** Signs that no text holds, around the number of a gap or a branch. */
const mark = (index: number): string => `⟦${index}⟧`;
const marks = /⟦(\d+)⟧/;

/** What a tag asks; null where it mixes "and" with "or", which nobody reads alike. */
function viewTest(workflow: Workflow, written: string): ConditionView | null {
  for (const [word, kind] of [
    [' and ', 'all'],
    [' or ', 'any'],
  ] as const) {
    const parts = written.split(word).map((part) => viewOne(workflow, part.trim()));
    if (parts.length > 1) return parts.every((part) => part !== null) ? { kind, parts } : null;
  }
  return viewOne(workflow, written);
}

/** A value of a fact, an outcome, or whether a fact is so. */
function viewOne(workflow: Workflow, written: string): ConditionView | null {
  const compared = /^([\w.]+)\s*(==|!=|contains)\s*"([^"]*)"$/.exec(written);
  const [, name = written, sign = '', value = ''] = compared ?? [];
  if (name === 'causes' && sign === 'contains') return { kind: 'outcome', outcome: value };
  const declared = workflow.facts.get(name);
  if (!declared) return null;
  if (!compared) {
    const isBoolean = declared.declaration.type === 'boolean';
    return { kind: 'test', fact: name, test: isBoolean ? 'is' : 'given', values: isBoolean ? [true] : [] };
  }
  const test = sign === '==' ? 'is' : sign === '!=' ? 'is_not' : 'includes';
  return { kind: 'test', fact: name, test, values: [value] };
}

const gapLabel = (workflow: Workflow, name: string, filters: string): string => {
  const label = placeholderLabel(workflow, name) ?? name;
  return filters.includes('release_address') ? `${label} (with +release)` : label;
};

const branching: ReadonlySet<string> = new Set(['if', 'unless', 'elsif', 'when', 'else']);

/** Reads tags from the left: which part of the text they begin or end. */
class Tags {
  /** Of each open choice: what a `case` looks at, null for an `if`; and whether a branch of it has begun. */
  readonly #open: { looked: string | null; isBegun: boolean }[] = [];
  readonly #workflow: Workflow;

  constructor(workflow: Workflow) {
    this.#workflow = workflow;
  }

  read(tag: string, written: string): TextPart[] {
    if (tag.startsWith('end')) {
      this.#open.pop();
      return [{ kind: 'end' }];
    }
    if (tag === 'case' || tag === 'if' || tag === 'unless') {
      this.#open.push({ looked: tag === 'case' ? written : null, isBegun: false });
      if (tag === 'case') return [];
    }
    const choice = this.#open.at(-1);
    if (!choice || !branching.has(tag)) return [];
    const isFirst = !choice.isBegun;
    choice.isBegun = true;
    const test = choice.looked === null ? written : `${choice.looked} == ${written}`;
    const when = tag === 'else' ? null : viewTest(this.#workflow, test);
    return [{ kind: 'branch', when: tag === 'unless' && when ? { kind: 'not', part: when } : when, isFirst }];
  }
}

/** A text as its author wrote it, with gaps by the names of what fills them and its tags in words. */
export function textParts(workflow: Workflow, { mode, body }: Pick<Snippet, 'mode' | 'body'>): TextPart[] {
  const held: TextPart[][] = [];
  const tags = new Tags(workflow);
  const marked = body.replaceAll(
    sign,
    (_whole, name: string | undefined, filters: string, tag: string, written: string) => {
      held.push(
        name === undefined ? tags.read(tag, written) : [{ kind: 'gap', label: gapLabel(workflow, name, filters) }],
      );
      return mark(held.length - 1);
    },
  );
  const { text } = (mode === 'copy' ? literalForms : markdownForms)(marked, new ValueSlots());
  const parts = text.split(marks).flatMap((part, index): TextPart[] => {
    if (index % 2 === 1) return held[Number(part)] ?? [];
    return part === '' ? [] : [{ kind: 'words', text: part }];
  });
  return parts;
}
