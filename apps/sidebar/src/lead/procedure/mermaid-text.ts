import type { Procedure } from '@handrail/contract';
import type { ProcedureText } from '../../text/procedure-text.tsx';

const quoted = (text: string) => `"${text.replaceAll('"', '#quot;').replaceAll('\n', ' ')}"`;

/** The checks in order as Mermaid flowchart text, its own words in the reader's language. */
export function mermaidText(
  { checks, outcomes }: Pick<Procedure, 'checks' | 'outcomes'>,
  t: ProcedureText['t'],
): string {
  const nodeOf = (outcome: string) => `o_${outcome.replaceAll('-', '_')}`;
  const lines = checks.flatMap(({ outcome, reason, when }, index) => {
    const way = when.kind === 'always' ? '' : `|${quoted(t('fact.yes'))}|`;
    const on = index < checks.length - 1 ? [`  r${index} -->|${quoted(t('fact.no'))}| r${index + 1}`] : [];
    return [`  r${index}{${quoted(reason)}}`, `  r${index} -->${way} ${nodeOf(outcome)}`, ...on];
  });
  const ends = outcomes.map(({ id, says }) => `  ${nodeOf(id)}([${quoted(says)}])`);
  return ['flowchart TD', ...lines, ...ends, ''].join('\n');
}
