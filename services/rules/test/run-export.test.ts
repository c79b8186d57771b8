import { WorkflowDetailSchema } from '@handrail/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cell } from '../src/runs/csv-of-runs.ts';
import { startApp, type TestApp } from './_app.ts';
import { firstChange } from './_run.ts';
import { adminOf, callerOf, done, fact, onlyRun, ticket } from './_ticket.ts';

let service: TestApp;
let agent: ReturnType<typeof callerOf>;
let lead: ReturnType<typeof callerOf>;

beforeEach(async () => {
  service = await startApp();
  agent = callerOf(service, await service.signIn());
  lead = callerOf(service, await service.signIn({ user: '9002' }));
});
afterEach(() => service.close());

describe('a cell', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =HYPERLINK("http://x")', '|calc', '%0A', '＝1'])(
    'is never a formula: %j',
    (text) => {
      expect(cell(text).startsWith(`"'`)).toBe(true);
    },
  );

  test('keeps quotes, commas and lines in itself', () => {
    expect(cell('a "b", c\nd')).toBe('"a ""b"", c\nd"');
    expect([cell(null), cell(''), cell(7)]).toEqual(['""', '""', '7']);
  });
});

test('every run of a filter is in the file, over many pages, in the order of the list', async () => {
  for (let n = 0; n < 1203; n += 1) {
    const more = {
      ticketId: n + 1,
      subject: n === 5 ? '=cmd|1' : `user_${n}`,
      outcome: n % 3 === 0 ? 'release' : null,
    };
    await service.store.append('desk', firstChange('desk', more));
  }
  const answer = await lead.get('/v1/runs.csv?sort=ticket&order=asc');
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toBe('attachment; filename="handrail-runs-2026-11-23.csv"');
  const [head, ...lines] = answer.body.trimEnd().split('\r\n');
  expect(head).toMatch(/^\u{FEFF}"ticket","workflow","version","subject"/u);
  expect(lines.map((line) => Number(line.split(',')[0]))).toEqual(Array.from({ length: 1203 }, (_, n) => n + 1));
  expect(lines[5]).toContain(`"'=cmd|1"`);
  expect((await lead.get('/v1/runs.csv?outcome=release')).body.trimEnd().split('\r\n')).toHaveLength(402);
});

test('a version is asked for with its workflow, and a workflow tells the versions that runs were on', async () => {
  await agent.open(ticket());
  const [run] = await lead.list('');
  const { id, version } = run?.workflow ?? { id: '', version: '' };
  expect(await lead.list(`?workflow=${id}&version=${version}`)).toHaveLength(1);
  expect(await lead.list(`?workflow=${id}&version=other`)).toEqual([]);
  const refused = await lead.get(`/v1/runs?version=${version}`);
  expect(refused.statusCode).toBe(400);
  expect(refused.body).toContain('query.version');
  const detail = WorkflowDetailSchema.parse((await lead.get(`/v1/workflows/${id}`)).json());
  expect(detail.versions).toEqual([{ version, since: service.clock.now.toISOString(), isNewest: true }]);
  const stranger = callerOf(service, await service.signIn({ zendesk: service.other, user: '9002' }));
  expect(WorkflowDetailSchema.parse((await stranger.get(`/v1/workflows/${id}`)).json()).versions).toEqual([]);
});

test('a lead finds what somebody asked for by their address, and an agent only among their own', async () => {
  let run = await agent.record(onlyRun(await agent.open(ticket())), fact('requester.paid', false));
  expect(await lead.list('?search=RITA@initech')).toHaveLength(1);
  expect(await agent.list('?search=rita@initech')).toHaveLength(1);
  const ben = callerOf(service, await service.signIn({ user: '9003' }));
  expect(await ben.list('?search=rita@initech')).toEqual([]);
  const stranger = callerOf(service, await service.signIn({ zendesk: service.other, user: '9002' }));
  expect(await stranger.list('?search=rita@initech')).toEqual([]);
  run = await agent.record(run, done('say-no'));
  const why = { ending: 'dismissed', why: 'withdrawn', into: null, note: null } as const;
  run = await agent.record(run, { type: 'run_ended', ...why });
  await (await adminOf(service)).post(`/v1/runs/${run.id}/erase`, { because: 'Asked for' });
  expect(await lead.list('?search=rita@initech')).toEqual([]);
});

test('an agent gets no file, and a lead of another account none of these', async () => {
  await service.store.append('desk', firstChange('desk', { subject: 'jane@example.com' }));
  expect((await agent.get('/v1/runs.csv')).statusCode).toBe(403);
  const stranger = callerOf(service, await service.signIn({ zendesk: service.other, user: '9002' }));
  expect((await stranger.get('/v1/runs.csv')).body).not.toContain('jane');
});

test('an agent who searches finds only their own', async () => {
  const mine = firstChange('desk', { subject: 'jane@example.com' });
  const other = { id: '9003', name: null, role: 'agent' } as const;
  await service.store.append('desk', mine);
  await service.store.append('desk', firstChange('desk', { subject: 'janet', ticketId: 8, agent: other }));
  expect((await agent.list('?search=jan')).map(({ ticketId }) => ticketId)).toEqual([7]);
  expect(await lead.list('?search=jan')).toHaveLength(2);
  expect(await agent.list('?search=8')).toEqual([]);
});
