import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Desk } from './_desk.ts';
import { shippedWorkflows, temporaryFolder } from './_servers.ts';

/** Restarts the service with one file of the release workflow changed, as its author would ship it. */
export async function changeWorkflow(desk: Desk, file: string, from: string | RegExp, to: string): Promise<void> {
  const { folder, remove } = temporaryFolder();
  cpSync(shippedWorkflows, folder, { recursive: true });
  const path = join(folder, 'email_release', file);
  const before = readFileSync(path, 'utf8');
  expect(before.split(from)).toHaveLength(2);
  writeFileSync(path, before.replace(from, to));
  await desk.stopService();
  await desk.startService(folder);
  remove();
}

/** A newer version that decides otherwise: a lead has to allow what was released before. */
export function freezeReleases(desk: Desk): Promise<void> {
  return changeWorkflow(
    desk,
    'workflow.yaml',
    'rules:\n',
    `rules:
  - id: frozen
    when: {requester.plan: paid, request.trigger: add_to_account}
    outcome: manager_review
    reason: Releases for paid users are frozen
    passes: Releases are not frozen
    cite: Releasing an Email Address
`,
  );
}
