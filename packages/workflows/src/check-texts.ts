import { suggestName, type Workflow } from '@handrail/engine';
import { join } from 'node:path';
import { checkTemplate } from './check-template.ts';
import type { Merged } from './include.ts';
import type { SnippetSource } from './read-snippet.ts';
import { section } from './section.ts';
import { snippetReferences } from './snippet-references.ts';
import type { SourceProblem } from './source-problem.ts';
import { contextNames } from './template-scope.ts';

/** Facts about somebody else's account, and how a verification went, never go into a public text. */
const isPrivate = (fact: string): boolean => /^(other|verification|linked|portal)\./.test(fact);

type Texts = {
  merged: Merged;
  workflow: Workflow | null;
  snippets: ReadonlyMap<string, SnippetSource>;
  /** Snippets whose file is there but cannot be read. */
  broken: ReadonlySet<string>;
  /** Where a missing snippet should be written. */
  directory: string;
};

/**
 * Checks snippets and links against the workflow's facts, and the snippets a workflow names against the files there are.
 * Answers the facts that texts use.
 */
export const checkTexts = (
  { merged, workflow, snippets, broken, directory }: Texts,
  problems: SourceProblem[],
): Set<string> => {
  const until = Object.keys(section(merged.value['until'])).map((id) => `until.${id}`);
  const factIds = workflow ? [...workflow.facts.keys()] : [...Object.keys(section(merged.value['facts'])), ...until];
  const used = new Set<string>();

  for (const id of factIds) {
    const clash = [...factIds, ...contextNames].find(
      (name) => name.startsWith(`${id}.`) || (name === id && contextNames.includes(id)),
    );
    if (clash) {
      const message = `${id} cannot be told apart from ${clash} in a snippet`;
      const suggestion = `rename it, for example ${id}_${clash.slice(id.length + 1) || 'value'}`;
      problems.push({ ...merged.trace(['facts', id], true), message, suggestion, severity: 'error' });
    }
  }

  for (const { snippet, file, bodyLine } of snippets.values()) {
    const checked = checkTemplate(snippet.body, factIds);
    for (const { line, column, message, suggestion } of checked.problems) {
      problems.push({ file, line: line + bodyLine - 1, column, message, suggestion, severity: 'error' });
    }
    for (const fact of checked.facts) {
      used.add(fact);
      if (snippet.mode === 'public' && isPrivate(fact)) {
        const message = `A public text must not tell ${fact}: it is about somebody else's account or the verification`;
        problems.push({
          file,
          line: bodyLine,
          column: 1,
          message,
          suggestion: 'make it internal, or leave it out',
          severity: 'error',
        });
      }
    }
  }

  for (const [id, link] of Object.entries(section(merged.value['links']))) {
    const url = section(link)['url'];
    if (typeof url !== 'string') continue;
    const checked = checkTemplate(url, factIds);
    for (const fact of checked.facts) used.add(fact);
    for (const { message, suggestion } of checked.problems) {
      problems.push({ ...merged.trace(['links', id, 'url']), message, suggestion, severity: 'error' });
    }
  }

  const named = new Set<string>();
  for (const { path, name } of snippetReferences(merged.value)) {
    named.add(name);
    if (snippets.has(name) || broken.has(name)) continue;
    const suggestion = suggestName(name, [...snippets.keys()]) ?? `write ${join(directory, 'snippets', `${name}.md`)}`;
    problems.push({ ...merged.trace(path), message: `There is no snippet ${name}`, suggestion, severity: 'error' });
  }
  for (const { snippet, file } of snippets.values()) {
    if (named.has(snippet.id)) continue;
    const message = `No step offers the snippet ${snippet.id}`;
    const suggestion = 'name it in a step, a question or under snippets:';
    problems.push({ file, line: 1, column: 1, message, suggestion, severity: 'warning' });
  }
  return used;
};
