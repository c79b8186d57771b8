import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newZendesk, tinyPacks, writePages } from '../_app.ts';
import { freePorts } from '../_free-port.ts';
import { signIn } from './_caller.ts';
import { type Cluster, type Node, startCluster } from './_cluster.ts';
import { damageIn, longestGap } from './_damage.ts';
import { type Hands, startHands } from './_hands.ts';
import { startHaproxy } from './_haproxy.ts';
import { sources, startInstance } from './_instance.ts';
import { openProcesses, type Processes, signal } from './_processes.ts';
import { until } from './_until.ts';

/**
 * PostgreSQL with a synchronous standby, and two instances behind a proxy, whose primary is killed again and again under
 * load. What callers were told is counted by them: a chain that lost its end still verifies. At the end the same is done
 * without waiting for the standby, which must lose something, or this could not have seen a loss.
 */
const isLong = process.env.HANDRAIL_LONG === '1';
const kills = isLong ? 10 : 3;
const betweenKills = isLong ? 400 : 150;
const unreplicated = 60;

const started = performance.now();
const say = (text: string) =>
  void process.stdout.write(`  ${((performance.now() - started) / 1000).toFixed(0).padStart(3)} s  ${text}\n`);

interface Instance {
  kill(): void;
  startAgain(): Promise<void>;
}

async function startAll(processes: Processes) {
  const cluster = await startCluster(processes);
  say('a primary and its synchronous standby are there');
  const ports = await freePorts(2);
  const proxy = await startHaproxy(processes, cluster, ports);
  await proxy.knowsPrimary();
  const { home } = processes;
  const desk = await newZendesk('desk');
  writePages(join(home, 'sidebar', 'assets'));
  writeFileSync(join(home, 'accounts.json'), JSON.stringify({ accounts: [desk.entry] }));
  const database = cluster.urlOf(proxy.database);
  const environment = {
    DATABASE_URL: database,
    DATA_DIR: join(home, 'data'),
    ACCOUNTS_FILE: join(home, 'accounts.json'),
    SIDEBAR_DIR: join(home, 'sidebar'),
    WORKFLOWS_DIR: tinyPacks,
    SESSION_SECRET: 'one secret for every instance of the service',
    RATE_LIMIT: '1000000',
  };
  const instances = await Promise.all(
    ports.map(async (port) => {
      const start = () => startInstance(processes, port, sources, environment);
      let current = await start();
      return { kill: () => signal(current.pid, 'SIGKILL'), startAgain: async () => void (current = await start()) };
    }),
  );
  await proxy.knowsInstances();
  say('two instances are ready behind the proxy');
  const callers = await Promise.all([1, 2, 3, 4].map(() => signIn(proxy.service, desk)));
  return {
    cluster,
    instances,
    database,
    startLoad: (following: number) => startHands({ callers, hands: 8, eventsOfTicket: 20, following }),
  };
}

const more = (hands: Hands, count: number) => {
  const from = hands.acknowledged.length;
  return until(`${count} more acknowledged events`, () => hands.acknowledged.length >= from + count);
};

async function currentPrimary(cluster: Cluster): Promise<Node> {
  let node: Node | null = null;
  await until('a primary', async () => (node = await cluster.primary()) !== null);
  // Patroni may have moved it by itself on a machine that is very busy; the kill wants the one that is.
  if (!node) throw new Error('There is no primary');
  return node;
}

const standbyOf = (cluster: Cluster, primary: Node): Node => {
  const other = cluster.nodes.find(({ name }) => name !== primary.name);
  if (!other) throw new Error('There is no standby');
  return other;
};

/** Kills the primary and waits until callers are served again; answers the seconds in which no write was acknowledged. */
async function killPrimary(cluster: Cluster, hands: Hands, primary: Node): Promise<number> {
  const other = standbyOf(cluster, primary);
  const from = performance.now();
  cluster.kill(primary);
  await until('the standby to become primary', () => cluster.isPrimary(other));
  await more(hands, 50);
  return longestGap(hands.acknowledged, from);
}

/** Every second time an instance of the service dies together with the primary, as on the machine they share. */
async function withStandby(cluster: Cluster, instances: readonly Instance[], hands: Hands): Promise<number[]> {
  const gaps: number[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    await more(hands, betweenKills);
    const primary = await currentPrimary(cluster);
    await until('a synchronous standby', () => cluster.isSynchronous(standbyOf(cluster, primary)));
    const dying = kill % 2 === 0 ? instances[kill % 4 === 0 ? 0 : 1] : undefined;
    dying?.kill();
    const gap = await killPrimary(cluster, hands, primary);
    gaps.push(gap);
    say(
      `kill ${kill} of ${kills}${dying ? ', with an instance' : ''}: ${gap.toFixed(1)} s without writes, ${hands.acknowledged.length} acknowledged`,
    );
    cluster.startAgain(primary);
    await dying?.startAgain();
    await until('the killed node to be a synchronous standby again', () => cluster.isSynchronous(primary));
  }
  await hands.stop();
  return gaps;
}

/** The control: the standby stops hearing, callers go on being told yes, and then the primary dies. */
async function withoutWaiting(cluster: Cluster, hands: Hands): Promise<void> {
  await cluster.becomeAsynchronous();
  const primary = await currentPrimary(cluster);
  await more(hands, 50);
  await cluster.silenceReplication(primary);
  await more(hands, unreplicated);
  await killPrimary(cluster, hands, primary);
  await hands.stop();
}

function expect(problems: string[], holds: boolean, says: string): void {
  if (!holds) problems.push(says);
}

async function main(processes: Processes): Promise<string[]> {
  const { cluster, instances, database, startLoad } = await startAll(processes);
  const problems: string[] = [];

  const hands = startLoad(2);
  const gaps = await withStandby(cluster, instances, hands);
  const damage = await damageIn(database, hands.acknowledged);
  const told = `${hands.acknowledged.length} acknowledged, ${damage.lost} lost, ${damage.twice} twice, ${damage.broken} chains broken`;
  say(`synchronous: ${told}`);
  const again = [...hands.again].map(([why, count]) => `${why} ${count}`).join(', ');
  const { followed, openings } = hands.streams;
  say(`sent again: ${again || 'nothing'}; ${followed} streams told of their last event over ${openings} openings`);
  expect(problems, damage.lost === 0, `${damage.lost} acknowledged events are gone`);
  expect(problems, damage.twice === 0, `${damage.twice} events were recorded twice`);
  expect(problems, damage.broken === 0, `${damage.broken} chains do not verify`);
  expect(problems, followed > 0, 'no stream was followed to the end');
  for (const line of hands.refused.slice(0, 10)) problems.push(`an agent's event was refused: ${line}`);

  // Nobody follows: a stream would wait for ever for an event that is lost on purpose.
  const control = startLoad(0);
  await withoutWaiting(cluster, control);
  const missing = await damageIn(database, control.acknowledged);
  say(
    `control, asynchronous: ${control.acknowledged.length} acknowledged, ${missing.lost} lost, ${missing.broken} chains broken`,
  );
  expect(problems, missing.lost > 0, 'the control lost nothing, so a loss would not have been seen');

  const sorted = gaps.toSorted((a, b) => a - b).map((gap) => gap.toFixed(1));
  say(`without writes: ${sorted[0]} to ${sorted.at(-1)} s, median ${sorted[Math.floor(sorted.length / 2)]} s`);
  return problems;
}

const processes = openProcesses();
try {
  const problems = await main(processes);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.stdout.write(problems.length === 0 ? 'failover: nothing acknowledged was lost\n' : 'failover: failed\n');
  process.exitCode = problems.length === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n${processes.logs()}\n`);
  process.exitCode = 1;
}
processes.end();
process.exit();
