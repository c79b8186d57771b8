import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import autocannon from 'autocannon';
import { buildServiceHost } from './build-service-host.ts';
import { atLeast, forTheRecord, type Row } from './row.ts';
import { isTold } from './service-told.ts';
import { median } from './stopwatch.ts';

const rounds = 5;
const seconds = 2;
const connections = 16;

/** Microseconds this process has worked: what others do on the machine moves it less than it moves requests a second. */
async function processorTime(host: ChildProcess): Promise<number> {
  host.send('processor time?');
  return Number((await once(host, 'message'))[0]);
}

/**
 * Requests a second of the service, beside bare routes of the same answer size in the same process. A run is asked for
 * as those do who are told of an event at once, within the second that its view lasts; and as if no view lasted.
 */
export async function* rows(): AsyncGenerator<Row> {
  const host = fork(await buildServiceHost(), { execArgv: [], stdio: 'inherit' });
  const message: unknown = (await once(host, 'message'))[0];
  if (!isTold(message)) throw new Error('The measured process did not say where it is');
  const { service, forgetful, bare, headers, asked, runId, bytes } = message;
  const body = JSON.stringify(asked);
  const targets = {
    bareDecision: { url: `${bare}/decision`, method: 'POST', headers, body },
    decision: { url: `${service}/v1/decisions`, method: 'POST', headers, body },
    bareRun: { url: `${bare}/run`, method: 'GET', headers },
    run: { url: `${service}/v1/runs/${runId}`, method: 'GET', headers },
    runAnew: { url: `${forgetful}/v1/runs/${runId}`, method: 'GET', headers },
  } as const;
  const names = ['bareDecision', 'decision', 'bareRun', 'run', 'runAnew'] as const;
  const seen: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  const spent: typeof seen = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const before = await processorTime(host);
      const { requests, non2xx } = await autocannon({ ...targets[name], connections, duration: seconds });
      const used = (await processorTime(host)) - before;
      if (non2xx > 0) throw new Error(`${name}: ${non2xx} answers were refused`);
      // The first round only warms up.
      if (round < 0) continue;
      seen[name]?.push(requests.average);
      spent[name]?.push(used / requests.total);
    }
  }
  host.disconnect();
  const rate = (name: keyof typeof targets) => median(seen[name] ?? []);
  const cost = (name: keyof typeof targets) => median(spent[name] ?? []);
  yield forTheRecord(`service/bare route, ${bytes.decision} bytes`, rate('bareDecision'), 'requests/s');
  yield forTheRecord('service/POST /v1/decisions', rate('decision'), 'requests/s');
  yield atLeast(
    0.5,
    'service/POST /v1/decisions against the bare route',
    rate('decision') / rate('bareDecision'),
    'times',
  );
  const decisionCost = cost('bareDecision') / cost('decision');
  yield forTheRecord('service/POST /v1/decisions by processor time of the process', decisionCost, 'times');
  yield forTheRecord(`service/bare route, ${bytes.run} bytes`, rate('bareRun'), 'requests/s');
  yield forTheRecord('service/GET /v1/runs/:id', rate('run'), 'requests/s');
  yield atLeast(0.6, 'service/GET /v1/runs/:id against the bare route', rate('run') / rate('bareRun'), 'times');
  const runCost = cost('bareRun') / cost('run');
  yield forTheRecord('service/GET /v1/runs/:id by processor time of the process', runCost, 'times');
  const anew = 'service/GET /v1/runs/:id worked out for each request';
  yield atLeast(0.2, `${anew} against the bare route`, rate('runAnew') / rate('bareRun'), 'times');
  yield forTheRecord(`${anew} by processor time of the process`, cost('bareRun') / cost('runAnew'), 'times');
}
