import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePorts } from '../_free-port.ts';
import type { Cluster, Node } from './_cluster.ts';
import type { Processes } from './_processes.ts';
import { statusOf, until } from './_until.ts';

/** What operators are given, so that it is tried here. */
const deployed = join(import.meta.dirname, '../../../../deploy/haproxy.cfg');

function onLoopback(nodes: readonly Node[], database: number): string {
  const lines = readFileSync(deployed, 'utf8').split('\n');
  const changed = lines.map((line) => {
    const node = nodes.find(({ name }) => line.startsWith(`  server ${name} `));
    if (node) return `  server ${node.name} 127.0.0.1:${node.port} check port ${new URL(node.api).port}`;
    return line.startsWith('  bind ') ? `  bind 127.0.0.1:${database}` : line;
  });
  return changed.join('\n');
}

/** Leads callers to whichever instance is ready. */
const balancing = (service: number, instances: readonly number[]): string =>
  [
    '',
    'listen service',
    '  mode http',
    `  bind 127.0.0.1:${service}`,
    '  balance roundrobin',
    '  option httpchk GET /readyz',
    '  http-check expect status 200',
    '  default-server inter 1s fastinter 250ms downinter 250ms fall 2 rise 1',
    ...instances.map((port) => `  server i${port} 127.0.0.1:${port} check`),
    '',
  ].join('\n');

export interface Proxy {
  /** Where the service finds its database. */
  database: number;
  /** Where callers find the service. */
  service: string;
  /** Resolves once it has looked at every node: until then it takes each for a primary. */
  knowsPrimary(): Promise<void>;
  knowsInstances(): Promise<void>;
}

async function isPrimary(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
    return rows[0]?.standby === false;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function startHaproxy(
  processes: Processes,
  { nodes, urlOf }: Cluster,
  instances: readonly number[],
): Promise<Proxy> {
  const [database = 0, service = 0] = await freePorts(2);
  const file = join(processes.home, 'haproxy.cfg');
  writeFileSync(file, onLoopback(nodes, database) + balancing(service, instances));
  processes.start('haproxy', 'haproxy', ['-db', '-f', file], { env: { PATH: `${process.env.PATH}:/usr/sbin` } });
  const url = `http://127.0.0.1:${service}`;
  return {
    database,
    service: url,
    knowsPrimary: () =>
      until('the proxy to know the primary', async () => {
        for (const _ of nodes) if (!(await isPrimary(urlOf(database)))) return false;
        return isPrimary(urlOf(database));
      }),
    knowsInstances: () => until('an instance behind the proxy', async () => (await statusOf(`${url}/readyz`)) === 200),
  };
}
