import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocationSchema } from '@handrail/contract';
import { Client } from 'pg';
import { schemaVersion } from '../../src/store/tables.ts';
import { newZendesk, tinyPacks, type Zendesk } from '../_app.ts';
import { freePorts } from '../_free-port.ts';
import { startPostgres, type TestPostgres } from '../_postgres.ts';
import { type Balancer, balancerNames, startBalancer } from './_balancer.ts';
import { signIn } from './_caller.ts';
import { damageIn } from './_damage.ts';
import { type Hands, startHands } from './_hands.ts';
import { isGivenWork, startInstance } from './_instance.ts';
import { buildRelease } from './_next-release.ts';
import { openProcesses, type Processes, signal, type Started } from './_processes.ts';
import { until } from './_until.ts';
import { startVisitors } from './_visitors.ts';

/**
 * Two instances behind each proxy that `deploy/` has settings for, restarted one after the other and then replaced by a
 * release that changes the schema and the pages, all under load. Nobody tries again here: what fails once has failed.
 */
const started = performance.now();
const say = (text: string) =>
  void process.stdout.write(`  ${((performance.now() - started) / 1000).toFixed(0).padStart(3)} s  ${text}\n`);

interface Release {
  program: string;
  /** Its pages, of which every part has a name of its own. */
  sidebar: string;
}

function writeSidebar(folder: string, script: string): string {
  const assets = join(folder, 'assets');
  mkdirSync(assets, { recursive: true });
  const page = `<!doctype html><html data-scheme="__COLOR_SCHEME__"><head><meta name="sdk" content="__ZAF_SDK_URL__"></head>
<body><!--handrail-launch--><script type="module" src="assets/${script}"></script></body></html>`;
  for (const location of LocationSchema.options) writeFileSync(join(assets, `${location}.html`), page);
  writeFileSync(join(assets, script), 'export {};\n');
  return folder;
}

interface Place {
  processes: Processes;
  server: TestPostgres;
  desk: Zendesk;
  now: Release;
  next: Release;
}

/** Two instances at fixed ports; `replace` ends one in order and starts a release in its place. */
async function startInstances({ processes, server }: Place, name: Balancer, first: Release) {
  const ports = await freePorts(2);
  const database = await server.newDatabase();
  const start = (port: number, n: number, { program, sidebar }: Release) =>
    startInstance(processes, port, program, {
      DATABASE_URL: database,
      DATA_DIR: join(processes.home, `${name}-${n}`),
      ACCOUNTS_FILE: join(processes.home, 'accounts.json'),
      SIDEBAR_DIR: sidebar,
      WORKFLOWS_DIR: tinyPacks,
      SESSION_SECRET: 'one secret for every instance of the service',
      RATE_LIMIT: '1000000',
      TRUST_PROXY: '127.0.0.1',
    });
  const running = new Map<number, Started>();
  for (const [n, port] of ports.entries()) running.set(port, await start(port, n, first));
  return {
    ports,
    database,
    async replace(release: Release): Promise<void> {
      for (const [n, port] of ports.entries()) {
        const before = running.get(port);
        if (before) signal(before.pid, 'SIGTERM');
        const code = await before?.ended;
        if (code !== 0) throw new Error(`The instance at ${port} ended with ${code}`);
        running.set(port, await start(port, n, release));
        await isGivenWork(processes, port);
      }
    },
    async stop(): Promise<void> {
      for (const { pid, ended } of running.values()) {
        signal(pid, 'SIGKILL');
        await ended;
      }
    },
  };
}

/** What looks for damage is of this release, and would leave a newer schema alone. */
async function asBefore(database: string): Promise<void> {
  const client = new Client({ connectionString: database });
  await client.connect();
  const { rows } = await client.query<{ version: number }>(
    'update handrail_schema set version = version - 1 returning version',
  );
  await client.end();
  if (rows[0]?.version !== schemaVersion) throw new Error('The next release has not changed the schema');
}

const more = (hands: Hands, count: number) => {
  const from = hands.acknowledged.length;
  return until(`${count} more acknowledged events`, () => hands.acknowledged.length >= from + count);
};

async function roll(place: Place, name: Balancer): Promise<string[]> {
  const { processes, desk, now, next } = place;
  const instances = await startInstances(place, name, now);
  const url = await startBalancer(processes, name, instances.ports);
  const callers = await Promise.all([1, 2].map(() => signIn(url, desk)));
  const hands = startHands({ callers, hands: 6, eventsOfTicket: 20, following: 2 });
  const visitors = await startVisitors(url, desk);
  await more(hands, 50);
  await instances.replace(now);
  say(`${name}: both instances restarted, ${hands.acknowledged.length} events acknowledged`);
  await more(hands, 50);
  await instances.replace(next);
  await more(hands, 50);
  await Promise.all([hands.stop(), visitors.stop()]);
  await instances.stop();
  await asBefore(instances.database);
  const damage = await damageIn(instances.database, hands.acknowledged);

  const again = [...hands.again].map(([why, count]) => `${count} times ${why}`);
  const failed = [...again, ...hands.refused, ...visitors.failed];
  const { followed, openings } = hands.streams;
  say(
    `${name}: both upgraded; ${hands.acknowledged.length} events, ${visitors.opened} pages opened, ${failed.length} failed; ${followed} streams over ${openings} openings`,
  );
  const lost = damage.lost + damage.twice + damage.broken;
  return [...failed.slice(0, 10), ...(lost > 0 ? [`damage: ${JSON.stringify(damage)}`] : [])].map(
    (line) => `${name}: ${line}`,
  );
}

const processes = openProcesses();
let server: TestPostgres | null = null;
try {
  server = await startPostgres();
  const { home } = processes;
  const desk = await newZendesk('desk');
  writeFileSync(join(home, 'accounts.json'), JSON.stringify({ accounts: [desk.entry] }));
  const now = {
    program: await buildRelease(home, 'this'),
    sidebar: writeSidebar(join(home, 'sidebar'), 'index-1a2b3c.js'),
  };
  const next = {
    program: await buildRelease(home, 'next'),
    sidebar: writeSidebar(join(home, 'next-sidebar'), 'index-4d5e6f.js'),
  };
  say('this release and the next are built');
  const problems: string[] = [];
  for (const name of balancerNames) problems.push(...(await roll({ processes, server, desk, now, next }, name)));
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.stdout.write(problems.length === 0 ? 'rolling: no request failed\n' : 'rolling: failed\n');
  process.exitCode = problems.length === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n${processes.logs()}\n`);
  process.exitCode = 1;
}
await server?.stop();
processes.end();
process.exit();
