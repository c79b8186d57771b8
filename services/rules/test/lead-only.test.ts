import { routes, type Route } from '@handrail/contract';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type TestApp } from './_app.ts';

let service: TestApp;
let headers: { authorization: string };
beforeAll(async () => {
  service = await startApp();
  headers = await service.signIn();
});
afterAll(() => service.close());

/** What an agent must not reach; a route that leaves this list by mistake is one that they do. */
const leadOnly = [
  'asItStood',
  'exportAudit',
  'exportRuns',
  'listAttempts',
  'listMistakes',
  'listNeeds',
  'listReviews',
  'listSources',
  'readProcedure',
  'replayRun',
  'runCases',
  'streamRuns',
  'versionDifference',
  'workflowNumbers',
];

const all: [string, Route][] = Object.entries(routes);
const ofLeads = all.filter(([, { access }]) => access === 'lead');

test('the routes for leads only are these', () => {
  expect(ofLeads.map(([name]) => name).toSorted()).toEqual(leadOnly);
});

test.each(ofLeads)('%s is refused to an agent', async (_name, { method, path }) => {
  const url = path.replace(':runId', v7()).replace(':seq', '1').replace(':workflow', 'tiny_release');
  const payload = method === 'POST' ? { payload: {} } : {};
  const answer = await service.app.inject({ method, url, headers, ...payload });
  expect(answer.statusCode).toBe(403);
  expect(answer.json()).toMatchObject({ code: 'forbidden' });
});
