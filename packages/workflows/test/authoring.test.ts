import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FactTypeSchema } from '@handrail/contract';
import { AuthoredWorkflowSchema } from '@handrail/engine';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CaseFileSchema } from '../src/case-file.ts';
import { checkTemplate } from '../src/check-template.ts';
import { readSnippet } from '../src/read-snippet.ts';
import { contextNames } from '../src/template-scope.ts';
import { runCli } from './_run-cli.ts';

const guide = readFileSync(fileURLToPath(new URL('../../../docs/authoring.md', import.meta.url)), 'utf8').replaceAll(
  '\r\n',
  '\n',
);

/** Code blocks of one language. */
const blocks = (language: string): string[] =>
  [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, text]) =>
    name === language && text ? [text] : [],
  );

describe('the guide for authors', { timeout: 60_000 }, () => {
  it('shows conditions that the engine reads', () => {
    const [text = ''] = blocks('yaml');
    const { when } = parse(text);
    expect(AuthoredWorkflowSchema.shape.rules.element.shape.when.parse(when)).toEqual(when);
  });

  it('shows cases that the tool reads', () => {
    const text = blocks('yaml').find((block) => /^cases:/m.test(block)) ?? '';
    const file = CaseFileSchema.parse(parse(text));
    expect(file.cases.map(({ id }) => id)).toEqual(['one-old-comment']);
  });

  it('shows a text that can be filled', () => {
    const [text = ''] = blocks('markdown');
    const read = readSnippet('guide.md', text);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(checkTemplate(read.source.snippet.body, ['address.wanted']).problems).toEqual([]);
  });

  it('names every type of fact', () => {
    const line = /^- `type:` is .*$/m.exec(guide)?.[0] ?? '';
    for (const type of FactTypeSchema.options) expect(line).toContain(`\`${type}\``);
  });

  it('names every placeholder that is no fact', () => {
    for (const name of contextNames) expect(guide).toContain(`\`${name}\``);
  });

  it('lists the commands as the tool does', async () => {
    const { out } = await runCli(['--help']);
    const listed = [...guide.matchAll(/^\| `(\w+)[^`]*` \|/gm)].map(([, name]) => name);
    const known = [...out.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
    expect(listed.slice(-known.length)).toEqual(known);
  });
});
