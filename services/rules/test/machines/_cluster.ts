import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { parse } from 'yaml';
import { z } from 'zod';
import { freePorts } from '../_free-port.ts';
import { postgresPrograms } from '../_postgres.ts';
import { descendantsOf, type Processes, signal, type Started } from './_processes.ts';
import { statusOf, until } from './_until.ts';

export interface Node {
  name: string;
  port: number;
  /** Where Patroni answers for this node. */
  api: string;
}

export interface Cluster {
  nodes: readonly Node[];
  primary(): Promise<Node | null>;
  /** Everything of a node dies at once, as on a machine that loses its power. */
  kill(node: Node): void;
  startAgain(node: Node): void;
  isPrimary(node: Node): Promise<boolean>;
  isSynchronous(node: Node): Promise<boolean>;
  /** From now on the primary answers before its standby has anything. */
  becomeAsynchronous(): Promise<void>;
  /** The standby hears nothing more of this primary. */
  silenceReplication(primary: Node): Promise<void>;
  urlOf: (port: number) => string;
}

const password = 'only on loopback';

/** What operators are given, so that it is tried here. */
const deployed = join(import.meta.dirname, '../../../../deploy/patroni.yml');
const MapSchema = z.record(z.string(), z.unknown());
const DeployedSchema = z.looseObject({
  bootstrap: z.looseObject({ dcs: MapSchema }),
  postgresql: z.looseObject({ parameters: MapSchema }),
});

interface Place {
  home: string;
  etcd: number;
  programs: string;
}

/** The settings of `deploy/` on loopback, and quick to notice that a node is gone. Patroni reads JSON as YAML. */
function patroniSettings({ name, port, api }: Node, { home, etcd, programs }: Place): string {
  const { etcd3: _, ...given } = DeployedSchema.parse(parse(readFileSync(deployed, 'utf8')));
  const quick = { ttl: 5, loop_wait: 1, retry_timeout: 2, maximum_lag_on_failover: 512 * 1024 * 1024 };
  const address = { listen: `127.0.0.1:${port}`, connect_address: `127.0.0.1:${port}` };
  return JSON.stringify({
    ...given,
    name,
    restapi: { listen: new URL(api).host, connect_address: new URL(api).host },
    etcd3: { host: `127.0.0.1:${etcd}` },
    bootstrap: {
      ...given.bootstrap,
      dcs: { ...given.bootstrap.dcs, ...quick },
      pg_hba: ['host all all 127.0.0.1/32 scram-sha-256', 'host replication replicator 127.0.0.1/32 scram-sha-256'],
    },
    postgresql: {
      ...given.postgresql,
      ...address,
      data_dir: join(home, name, 'data'),
      bin_dir: programs,
      pgpass: join(home, name, 'pgpass'),
      parameters: { ...given.postgresql.parameters, shared_buffers: '64MB', max_connections: 60 },
      authentication: {
        superuser: { username: 'postgres', password },
        replication: { username: 'replicator', password },
        rewind: { username: 'rewinder', password },
      },
    },
  });
}

/** etcd and two PostgreSQL nodes under Patroni, the second a synchronous standby of the first. */
export async function startCluster(processes: Processes): Promise<Cluster> {
  const programs = postgresPrograms();
  if (!programs) throw new Error('No PostgreSQL on this machine');
  const { home, postgres } = processes;
  const [etcd = 0, peer = 0, ...ports] = await freePorts(6);
  const nodes = ['a', 'b'].map((name, n) => ({
    name,
    port: ports[n] ?? 0,
    api: `http://127.0.0.1:${ports[n + 2] ?? 0}`,
  }));
  const running = new Map<string, Started>();

  const at = (port: number) => `http://127.0.0.1:${port}`;
  const clients = `--listen-client-urls ${at(etcd)} --advertise-client-urls ${at(etcd)}`;
  const peers = `--listen-peer-urls ${at(peer)} --initial-advertise-peer-urls ${at(peer)}`;
  const settings = `--name one --initial-cluster one=${at(peer)} ${clients} ${peers}`.split(' ');
  processes.start('etcd', 'etcd', ['--data-dir', join(home, 'etcd'), ...settings]);
  await until('etcd', async () => (await statusOf(`${at(etcd)}/health`)) === 200);

  const start = (node: Node) => {
    const file = join(home, node.name, 'patroni.yml');
    const env = { HOME: join(home, node.name) };
    running.set(node.name, processes.start(`patroni-${node.name}`, 'patroni', [file], { env, as: postgres }));
  };
  for (const node of nodes) {
    const folder = join(home, node.name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'patroni.yml'), patroniSettings(node, { home, etcd, programs }), { mode: 0o644 });
    if (postgres) chownSync(folder, postgres.uid, postgres.gid);
  }
  if (postgres) chownSync(home, postgres.uid, postgres.gid);

  const says = async (node: Node, what: string) => (await statusOf(`${node.api}/${what}`)) === 200;
  const urlOf = (port: number) => `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  async function ask<T>(port: number, sql: string): Promise<T[]> {
    const client = new Client({ connectionString: urlOf(port), connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<T & object>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async function primary(): Promise<Node | null> {
    for (const node of nodes) if (await says(node, 'primary')) return node;
    return null;
  }

  const [first, second] = nodes;
  if (!first || !second) throw new Error('two nodes');
  start(first);
  await until('the first node to become primary', () => says(first, 'primary'));
  start(second);
  await until('the second node to become a synchronous standby', () => says(second, 'sync'));

  return {
    nodes,
    primary,
    kill(node) {
      const patroni = running.get(node.name)?.pid ?? 0;
      const [postmaster] = readFileSync(join(home, node.name, 'data/postmaster.pid'), 'utf8').split('\n');
      const heads = [patroni, Number(postmaster)];
      // Stopped first, so that nothing is tidied up while the rest dies.
      for (const pid of heads) signal(pid, 'SIGSTOP');
      for (const pid of [...descendantsOf(heads), ...heads]) signal(pid, 'SIGKILL');
    },
    startAgain: start,
    isPrimary: (node) => says(node, 'primary'),
    isSynchronous: (node) => says(node, 'sync'),
    async becomeAsynchronous() {
      const node = await primary();
      if (!node) throw new Error('There is no primary');
      const body = JSON.stringify({ synchronous_mode: false });
      const answer = await fetch(`${node.api}/config`, { method: 'PATCH', body });
      if (!answer.ok) throw new Error(`Patroni answered ${answer.status}`);
      await until('the primary to stop waiting for its standby', async () => {
        const [row] = await ask<{ names: string }>(
          node.port,
          `select current_setting('synchronous_standby_names') as names`,
        );
        return row?.names === '';
      });
    },
    async silenceReplication({ port }) {
      const rows = await ask<{ pid: number }>(port, 'select pid from pg_stat_replication');
      if (rows.length === 0) throw new Error('Nobody follows the primary');
      for (const { pid } of rows) signal(pid, 'SIGSTOP');
    },
    urlOf,
  };
}
