import type { Workflow } from '../workflow/workflow.ts';

/** Past this many nodes a picture of the diagram itself helps nobody, and the rules are drawn instead. */
const mostNodes = 80;

/**
 * A picture of the decision as Mermaid flowchart text: the decision diagram itself, every question once on each way,
 * or for large workflows its rules in order. Dashed arrows show which outcome usually follows.
 */
export function graph(workflow: Workflow): string {
  const lines = ['flowchart TD', ...(workflow.root <= mostNodes ? diagramLines(workflow) : ruleLines(workflow))];
  for (const [id, outcome] of Object.entries(workflow.authored.outcomes)) {
    lines.push(`  ${outcomeName(id)}(["${escaped(outcome.says)}"])`);
    for (const next of outcome.leads_to) lines.push(`  ${outcomeName(id)} -.-> ${outcomeName(next)}`);
  }
  return `${lines.join('\n')}\n`;
}

function diagramLines(workflow: Workflow): string[] {
  const { diagram, root, variables } = workflow;
  const lines: string[] = [];
  const drawn = new Set<number>();
  const draw = (node: number): void => {
    const variable = variables[diagram.variable[node] ?? -1];
    if (variable === undefined || drawn.has(node)) return;
    drawn.add(node);
    const ask = workflow.facts.get(variable.fact)?.declaration.ask ?? variable.fact;
    lines.push(`  n${node}{"${escaped(ask)}"}`);
    const labels = new Map<number, string[]>();
    for (let kid = diagram.start[node] ?? 0; kid < (diagram.start[node + 1] ?? 0); kid += 1) {
      const below = diagram.kids[kid] ?? 0;
      const label = variable.labels[kid - (diagram.start[node] ?? 0)] ?? '';
      labels.set(below, [...(labels.get(below) ?? []), label]);
    }
    for (const [below, cells] of labels) {
      const target = nameOf(workflow, below);
      if (target !== null) lines.push(`  n${node} -->|"${escaped(cells.join(' or '))}"| ${target}`);
    }
    for (const below of labels.keys()) draw(below);
  };
  draw(root);
  const only = drawn.size === 0 ? nameOf(workflow, root) : null;
  return only === null ? lines : [`  start(( )) --> ${only}`];
}

/** A node of the picture; cases that cannot exist are not drawn. */
function nameOf({ diagram, outcomes }: Workflow, node: number): string | null {
  if (diagram.variable[node] !== -1) return `n${node}`;
  const lead = outcomes[31 - Math.clz32(diagram.leads[node] ?? 0)];
  if (lead !== undefined) return outcomeName(lead);
  return diagram.leads[node] === 0 ? null : 'gap["No rule holds"]';
}

function ruleLines({ authored }: Workflow): string[] {
  const lines: string[] = [];
  authored.rules.forEach((rule, i) => {
    lines.push(`  r${i}{"${escaped(rule.reason)}"}`);
    lines.push(`  r${i} -->|"holds"| ${outcomeName(rule.outcome)}`);
    if (i > 0) lines.push(`  r${i - 1} -->|"else"| r${i}`);
  });
  return lines;
}

function outcomeName(id: string): string {
  return `o_${id.replaceAll('-', '_')}`;
}

function escaped(text: string): string {
  return text.replaceAll('"', '#quot;').replaceAll('\n', ' ');
}
