import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isReadKey, readKeys, type SourceKey } from '@handrail/contract';
import { loadWorkflows } from '@handrail/workflows';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Finding } from '../../src/sources/finding.ts';
import { readFacts } from '../../src/sources/read-facts.ts';
import { reasonInWords } from '../../src/sources/reason-words.ts';
import { type Answer, answeringServer } from './_answering-server.ts';
import { callName, proofAnswers } from './_case-answers.ts';
import { testReading, testSources } from './_sources.ts';

/** Reference data that lies beside the project and is no part of it. */
const casesFile = join(import.meta.dirname, '../../../../../shared/gitlab-oas/cases.json');

const AnswerSchema = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown(),
});
const CasesSchema = z.object({
  cases: z.array(
    z.object({
      name: z.string(),
      now: z.iso.datetime(),
      workflow: z.string(),
      given: z.record(z.string(), z.unknown()),
      answers: z.record(z.string(), AnswerSchema),
      expect: z.record(z.string(), z.unknown()),
    }),
  ),
});
type Case = z.output<typeof CasesSchema>['cases'][number];

const cases: Case[] = existsSync(casesFile) ? CasesSchema.parse(JSON.parse(readFileSync(casesFile, 'utf8'))).cases : [];

const loaded = loadWorkflows(join(import.meta.dirname, '../../../../packages/workflows/packs'));
const packs = loaded.ok ? loaded.packs : [];

function keyOf(workflow: string, fact: string): SourceKey {
  const authored = packs.find((pack) => pack.workflow.id === workflow)?.workflow.authored.facts[fact];
  const key = authored && 'read' in authored ? authored.read : undefined;
  if (key === undefined || !isReadKey(key) || readKeys[key].source === 'ticket') {
    throw new Error(`${workflow} does not read ${fact} from a system`);
  }
  // The ticket's keys were just ruled out.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return key as SourceKey;
}

/** The organization is given as a value in the cases; Zendesk tells it by the ticket. */
function organizationAnswers({ 'zendesk.organization': organization }: Case['given']): Record<string, Answer> {
  if (organization === undefined) return {};
  const known = z.object({ id: z.number() }).nullable().parse(organization);
  return {
    'GET /api/v2/tickets/900': { status: 200, body: { ticket: { id: 900, organization_id: known?.id ?? null } } },
    ...(known ? { [`GET /api/v2/organizations/${known.id}`]: { status: 200, body: { organization } } } : {}),
  };
}

/** A case leaves out what an earlier one has answered; the proof of the token comes before every one. */
function answersOf(index: number): Record<string, Answer> {
  const own = cases[index];
  if (!own) return {};
  const earlier = cases
    .slice(0, index + 1)
    .reduceRight<Record<string, Answer>>((all, { answers }) => ({ ...all, ...answers }), {});
  const proof = Object.fromEntries(Object.entries(earlier).filter(([call]) => !(call in proofAnswers)));
  return { ...proof, ...proofAnswers, ...organizationAnswers(own.given), ...own.answers };
}

function toldOf(finding: Finding | undefined): unknown {
  if (!finding) return 'nothing';
  if (finding.kind === 'unknown') return { unknown: reasonInWords(finding.reason) };
  if (finding.kind === 'propose') return { propose: finding.value, why: reasonInWords(finding.reason) };
  const isCaveat = finding.reason?.code === 'unconfirmed_secondary_invisible';
  return isCaveat && finding.reason ? { value: finding.value, note: reasonInWords(finding.reason) } : finding.value;
}

const servers: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

describe.skipIf(cases.length === 0)('what systems answer and what is taken from it (needs ../shared)', () => {
  it('has all cases', () => expect(cases).toHaveLength(37));

  it.each(cases.map((one, index) => [one.name, one, index] as const))('%s', async (_name, one, index) => {
    const answers = answersOf(index);
    const unlisted: string[] = [];
    const server = await answeringServer((asked) => {
      const found = answers[callName(asked)];
      if (found) return moved(found, server.origin);
      unlisted.push(callName(asked));
      return { status: 501, body: 'not listed' };
    });
    servers.push(server);
    const hasOrganization = 'zendesk.organization' in one.given || one.workflow === 'email_release';
    const sources = testSources(server.origin, { without: hasOrganization ? [] : ['zendesk'] });
    await sources.prove();
    unlisted.length = 0;
    const given = z.record(z.string(), z.unknown()).parse(one.given);
    const texts = Object.fromEntries(
      Object.entries(given).flatMap(([fact, value]) => (typeof value === 'string' ? [[fact, value]] : [])),
    );
    const reading = testReading(sources, texts, new Date(one.now));
    const keys = Object.keys(one.expect).map((fact) => keyOf(one.workflow, fact));
    const findings = await readFacts(reading, keys);
    const told = Object.keys(one.expect).map((fact, at) => [fact, toldOf(findings.get(keys[at]!))]);
    expect(Object.fromEntries(told)).toEqual(one.expect);
    expect(unlisted).toEqual([]);
    // What the table of sources calls a proposal is never recorded, whatever the answers are.
    const only = keys.filter((key) => 'isProposed' in readKeys[key]);
    expect(only.filter((key) => findings.get(key)?.kind === 'record')).toEqual([]);
  });
});

/** Links in the cases name a host of their own; here the server has another. */
function moved(answer: Answer, origin: string): Answer {
  const { link } = answer.headers ?? {};
  return link === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, link: link.replace('https://gitlab.example', origin) } };
}
