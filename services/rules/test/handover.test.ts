import { fileURLToPath } from 'node:url';
import { loadWorkflows } from '@handrail/workflows';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApp, type TestApp } from './_app.ts';
import { callerOf, fact, onlyRun } from './_ticket.ts';

let service: TestApp;
let agent: ReturnType<typeof callerOf>;
beforeEach(async () => {
  service = await startApp();
  agent = callerOf(service, await service.signIn());
});
afterEach(() => service.close());

test('an open run says what is missing, and why', async () => {
  const run = onlyRun(await agent.open());
  expect(run.handover).toMatchObject({ why: `Not decided yet: ${run.decision.missing[0]?.why}`, reasons: [] });
});

test('a decided run says its outcome and the rule that names it; what was ruled out before stands apart', async () => {
  let run = onlyRun(await agent.open());
  run = await agent.record(run, fact('other.active', false));
  run = await agent.record(run, fact('requester.paid', true));
  const naming = run.decision.rules.find(({ decides }) => decides)?.reason;
  const { why, reasons } = run.handover;
  expect(why).toBe(`${run.outcome?.says}: ${naming}`);
  expect(reasons).not.toContain(naming);
  expect(reasons.length).toBeGreaterThan(0);
  for (const reason of reasons) expect(why).not.toContain(reason);
  // The record has the sentence, and then what happened.
  expect(run.record.text.split('\n')[2]).toBe(why);
});

test('no rule that is shipped makes that sentence a long one', () => {
  const loaded = loadWorkflows(fileURLToPath(new URL('../../../packages/workflows/packs', import.meta.url)));
  const packs = loaded.ok ? loaded.packs : [];
  const sentences = packs.flatMap(({ workflow }) =>
    workflow.authored.rules.map(
      (rule) => `${workflow.summary.outcomes.find(({ id }) => id === rule.outcome)?.says}: ${rule.reason}`,
    ),
  );
  expect(sentences.length).toBeGreaterThan(50);
  expect(sentences.filter((sentence) => sentence.length > 180)).toEqual([]);
});
