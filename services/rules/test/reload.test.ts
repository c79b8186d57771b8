import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunViewSchema } from '@handrail/contract';
import { loadWorkflows, type Pack } from '@handrail/workflows';
import { expect, onTestFinished, test } from 'vitest';
import { readConfiguration } from '../src/configuration.ts';
import { openService } from '../src/open-service.ts';
import { startApp, tinyPacks } from './_app.ts';
import { callerOf, fact, onlyRun, ticket } from './_ticket.ts';

function changedPacks(folder: string): Pack[] {
  const loaded = loadWorkflows(folder);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.packs;
}

/** A folder of workflows to change, and its one workflow's file. */
function copiedPacks() {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-packs-'));
  cpSync(tinyPacks, folder, { recursive: true });
  const file = join(folder, 'tiny_release', 'workflow.yaml');
  return { folder, file, text: readFileSync(file, 'utf8') };
}

test('new runs follow the workflows read again, open runs stay where they are and say so', async () => {
  const service = await startApp();
  const agent = callerOf(service, await service.signIn());
  const open = onlyRun(await agent.open());
  const { folder, file, text } = copiedPacks();
  writeFileSync(file, text.replace('title: Release an address', 'title: Release an address quickly'));
  service.library.replace(changedPacks(folder));

  const again = RunViewSchema.parse((await agent.get(`/v1/runs/${open.id}`)).json());
  expect(again.workflow).toEqual(open.workflow);
  const run = onlyRun(await agent.open(ticket({ id: 8 })));
  expect(run.workflow.title).toBe('Release an address quickly');
  expect(again.newerVersion).toBe(run.workflow.version);
  const { seq } = await agent.record(again, fact('requester.paid', true));
  expect(seq).toBe(again.seq + 1);
  rmSync(folder, { recursive: true, force: true });
  await service.close();
});

test('SIGHUP reads the workflows again; a set with a mistake is named by its place and not taken', async () => {
  const { folder, file, text } = copiedPacks();
  const data = mkdtempSync(join(tmpdir(), 'handrail-reload-'));
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '../src/server.ts')], {
    env: { ...process.env, RULES_PORT: '0', DATA_DIR: data, WORKFLOWS_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let log = '';
  const says = async (words: string) => {
    while (!log.includes(words)) {
      const [part]: unknown[] = await once(child.stdout, 'data');
      log += String(part);
    }
    const line = log.split('\n').find((one) => one.includes(words));
    log = '';
    return line;
  };
  onTestFinished(() => {
    child.kill('SIGKILL');
    for (const place of [folder, data]) rmSync(place, { recursive: true, force: true });
  });
  await says('Server listening');
  writeFileSync(file, text.replace('\nsubject: address.wanted', '\nsubject: adress.wanted'));
  child.kill('SIGHUP');
  expect(await says('workflows not taken')).toMatch(/tiny_release\/workflow\.yaml:9:1: .*adress\.wanted/);
  writeFileSync(file, text);
  cpSync(join(folder, 'tiny_release'), join(folder, 'tiny_other'), { recursive: true });
  writeFileSync(join(folder, 'tiny_other', 'workflow.yaml'), text.replace('id: tiny_release', 'id: tiny_other'));
  child.kill('SIGHUP');
  expect(await says('workflows read again')).toContain('"workflows":2');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
}, 60_000);

test('an instance that missed the signal sees a changed folder, once nothing in it changes any more', async () => {
  const { folder, file, text } = copiedPacks();
  const data = mkdtempSync(join(tmpdir(), 'handrail-look-'));
  const service = await openService(
    readConfiguration({ RULES_PORT: '0', DATA_DIR: data, WORKFLOWS_DIR: folder, LOG_LEVEL: 'silent' }),
  );
  onTestFinished(async () => {
    await service.close();
    for (const place of [folder, data]) rmSync(place, { recursive: true, force: true });
  });
  expect([service.lookAgain(), service.lookAgain()]).toEqual([null, null]);

  writeFileSync(file, `${text}# One more\n`);
  expect(service.lookAgain()).toBeNull();
  writeFileSync(join(folder, 'tiny_release', 'note.md'), 'Still being copied.\n');
  expect(service.lookAgain()).toBeNull();
  expect(service.lookAgain()).toEqual([]);
  expect(service.lookAgain()).toBeNull();

  writeFileSync(file, text.replace('\nsubject: address.wanted', '\nsubject: adress.wanted'));
  expect(service.lookAgain()).toBeNull();
  expect(service.lookAgain()?.join('\n')).toMatch(/tiny_release\/workflow\.yaml:9:1: .*adress\.wanted/);
  // Said once, not at each look.
  expect([service.lookAgain(), service.lookAgain()]).toEqual([null, null]);

  writeFileSync(file, text);
  expect(service.reload()).toEqual([]);
  expect([service.lookAgain(), service.lookAgain()]).toEqual([null, null]);
});
