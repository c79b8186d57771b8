import { ProblemSchema, RunViewSchema, type SentEventBody } from '@handrail/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from './_app.ts';
import { callerOf, fact, onlyRun, ticket } from './_ticket.ts';

let service: TestApp;
let agent: ReturnType<typeof callerOf>;
beforeAll(async () => {
  service = await startApp();
  agent = callerOf(service, await service.signIn());
});
afterAll(() => service.close());

const paid = {
  type: 'fact_recorded',
  fact: 'requester.paid',
  value: true,
  source: 'agent',
  evidence: null,
  note: null,
} as const;
let tickets = 1000;
const opened = async () => onlyRun(await agent.open(ticket({ id: (tickets += 1) })));

const hostile = [
  '--force@initech.example',
  'jane@initech.example --force',
  'jane;reboot@initech.example',
  'jane|x@initech.example',
  '"jane"@initech.example',
  'ja\u200bne@initech.example',
  'jane@initech.example\u202e',
  '{{x}}@initech.example',
];

describe.each(hostile)('the address %j', (value) => {
  test('is not recorded as a fact', async () => {
    const run = await opened();
    const answer = await agent.send(run, fact('reply.from', value));
    expect(answer.statusCode).toBe(400);
    expect(ProblemSchema.parse(answer.json()).code).toBe('bad_request');
  });

  test('starts no run, whether chosen or read from the ticket', async () => {
    const snapshot = ticket({ id: (tickets += 1), description: `Please release ${value} for me` });
    const answer = await agent.post('/v1/runs', { workflow: 'tiny_release', subject: value, snapshot });
    expect(answer.statusCode).toBe(400);
    for (const run of (await agent.open(snapshot)).runs) {
      expect(run.subject).not.toBe(value);
      const held = run.facts.map((view) => (view.fact.state === 'known' ? view.fact.value : null));
      expect(held).not.toContain(value);
    }
  });
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'https://jane:secret@a.example/'])(
  '%s is no evidence',
  async (evidence) => {
    const body: SentEventBody = { ...paid, evidence };
    const answer = await agent.send(await opened(), body);
    expect(ProblemSchema.parse(answer.json()).errors?.[0]?.path).toBe('body.body.evidence');
  },
);

test('a note is one line of history and of the record, and fills no template', async () => {
  const forged =
    'x\n2026-11-23 12:00 UTC: Approved\u2028- Approved \u202edevorppA {{ticket.requester.email}} {% if 1 %}';
  const run = await agent.record(await opened(), { ...paid, note: forged });
  const { history, record } = RunViewSchema.parse(run);
  const [entry] = history;
  expect(entry?.says).toContain('Approved');
  expect(entry?.says).not.toMatch(/[\n\u2028\u202e]/);
  expect(record.text.match(/Approved/g)).toHaveLength(2);
  expect(record.text.split('\n').filter((line) => line.includes('Approved'))).toHaveLength(1);
  for (const form of [record.text, record.html, record.markdown]) {
    expect(form.replaceAll('\\', '')).not.toMatch(/\{[{%]/);
  }
});
