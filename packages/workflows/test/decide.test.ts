import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DecisionSchema, StepSchema } from '@handrail/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCli } from './_run-cli.ts';

const AnswerSchema = z.strictObject({
  ...DecisionSchema.pick({
    workflow: true,
    version: true,
    status: true,
    outcome: true,
    outcomes: true,
    possible: true,
    reasons: true,
    missing: true,
    flips: true,
  }).shape,
  steps: z.array(StepSchema),
});

const member = {
  'address.wanted': 'wanted@example.com',
  'other.found': 'elsewhere',
  'other.kind': 'primary',
  'requester.plan': 'paid',
  'other.activity': 'none',
  'other.memberships': true,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'decide-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const decide = async (facts: string, ...more: string[]) => {
  writeFileSync(join(folder, 'facts.yaml'), facts);
  return runCli(['decide', '--workflow', 'email_release', '--facts', 'facts.yaml', ...more], { from: folder });
};

describe('decide', { timeout: 60_000 }, () => {
  it('answers one JSON object', async () => {
    const { code, out, err } = await decide(JSON.stringify(member), '--json');
    const answer = AnswerSchema.parse(JSON.parse(out));
    expect(answer).toMatchObject({ workflow: 'email_release', status: 'decided', outcome: 'not_eligible' });
    expect(answer.reasons.map(({ rule }) => rule)).toContain('member');
    expect(answer.flips.length).toBeGreaterThan(0);
    expect(answer.steps.filter(({ phase }) => phase === 'now').map(({ id }) => id)).toContain('tell-not-eligible');
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  it('reads YAML from standard input, with unknown, unobtainable and whole facts', async () => {
    const input = `
other.found: {state: known, value: elsewhere, source: gitlab, by: null, at: '2026-05-01T08:00:00Z'}
other.kind: primary
requester.plan: paid
other.activity: none
other.memberships: null
other.has_data: {unobtainable: true}
`;
    const { code, out } = await runCli(['decide', '-w', 'email_release', '-f', '-', '--json'], { input });
    const answer = AnswerSchema.parse(JSON.parse(out));
    expect(answer.status).not.toBe('decided');
    expect(answer.missing.find(({ fact }) => fact === 'other.has_data')?.unobtainable).toBe(true);
    expect(answer.missing.map(({ fact }) => fact)).toContain('other.memberships');
    expect(answer.possible).toContain('not_eligible');
    expect(code).toBe(0);
  });

  it('tells a person what, why, what would change it, and the steps', async () => {
    const { out } = await decide(JSON.stringify(member));
    expect(out).toContain('not_eligible: The address cannot be released');
    expect(out).toMatch(/member: .*\n.*other\.memberships = yes \(agent\) \[003_.*§/);
    expect(out).toMatch(/verify_ownership, if .*other\.activity were some/);
    expect(out).toMatch(/now +tell-not-eligible: .*\(gate\), to do/);
  });

  it('tells a person what to ask next, and why', async () => {
    const { out } = await decide('other.found: elsewhere');
    expect(out).toContain('Not decided yet');
    expect(out).toMatch(/1\. \S+: .*\?.*\n +It can still show/);
    expect(out).toMatch(/later ask-reply: .* \(gate\), locked: Not decided yet/);
  });

  it('counts days from the day it is told', async () => {
    const { code, err } = await decide('{}', '--as-of', 'yesterday');
    expect(err).toContain('--as-of yesterday is neither a day');
    expect(code).toBe(2);
  });

  it('refuses bad facts, all at once and with their places', async () => {
    const { code, out, err } = await decide(
      'other.fund: elsewhere\nother.kind: prim\nother.memberships: {a: 1}\nreply.from_wanted: true\n',
      '--json',
    );
    const lines = err.trimEnd().split('\n');
    expect(lines[0]).toBe('facts.yaml:1:13: other.fund is no fact of this workflow (Did you mean other.found?)');
    expect(lines[1]).toMatch(/^facts\.yaml:2:13: other\.kind must be one of primary, secondary/);
    expect(lines[2]).toMatch(/^facts\.yaml:3:\d+: other\.memberships: /);
    expect(lines[3]).toMatch(/^facts\.yaml:4:20: reply\.from_wanted is derived/);
    expect(out).toBe('');
    expect(code).toBe(1);
  });

  it.each([
    ['{"a": ', /^facts\.yaml:\d+:\d+: /],
    ['- one', /^facts\.yaml:1:1: Facts are written as id and value/],
  ])('says where %j goes wrong', async (text, said) => {
    const { code, err } = await decide(text);
    expect(err).toMatch(said);
    expect(code).toBe(1);
  });

  it('says that the file is not there', async () => {
    const { code, err } = await runCli(['decide', '-w', 'email_release', '-f', 'nowhere.json']);
    expect(err).toContain('There is no file nowhere.json');
    expect(code).toBe(2);
  });
});
