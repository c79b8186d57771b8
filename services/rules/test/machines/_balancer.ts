import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../_free-port.ts';
import type { Processes } from './_processes.ts';
import { statusOf, until } from './_until.ts';

/** What operators are given, so that it is tried here: on loopback, without TLS. */
const deployed = (file: string) => readFileSync(join(import.meta.dirname, '../../../../deploy', file), 'utf8');

const between = (text: string, instances: readonly number[]): string =>
  instances.reduce((all, port, n) => all.replaceAll(`10.0.0.${11 + n}:4700`, `127.0.0.1:${port}`), text);

function nginxSettings(home: string, port: number, instances: readonly number[]): string {
  const site = between(deployed('nginx.conf'), instances)
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port};`)
    .replace(/^ *ssl_certificate.*\n/gm, '');
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const folders = kinds.map((kind) => `${kind}_temp_path ${join(home, `nginx-${kind}`)};`).join(' ');
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const own = `daemon off; pid ${join(home, 'nginx.pid')}; error_log stderr; ${user} events {}`;
  return `${own}\nhttp { access_log off; ${folders}\n${site}\n}\n`;
}

const caddySettings = (_home: string, port: number, instances: readonly number[]): string =>
  `{\n\tadmin off\n\tauto_https off\n}\n${between(deployed('Caddyfile'), instances).replace('handrail.example.com', `http://127.0.0.1:${port}`)}`;

const balancers = {
  nginx: { settings: nginxSettings, args: (file: string) => ['-e', 'stderr', '-c', file] },
  caddy: { settings: caddySettings, args: (file: string) => ['run', '--adapter', 'caddyfile', '--config', file] },
};
export type Balancer = keyof typeof balancers;
export const balancerNames: readonly Balancer[] = ['nginx', 'caddy'];

/** The address at which it answers for the instances. */
export async function startBalancer(
  processes: Processes,
  name: Balancer,
  instances: readonly number[],
): Promise<string> {
  const { home } = processes;
  const port = await freePort();
  const { settings, args } = balancers[name];
  const file = join(home, `${name}.conf`);
  writeFileSync(file, settings(home, port, instances));
  const env = { PATH: `${process.env.PATH}:/usr/sbin`, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home };
  const started = processes.start(name, name, args(file), { env });
  const url = `http://127.0.0.1:${port}`;
  await until(`${name} to answer`, async () => {
    if (started.hasEnded()) throw new Error(`${name} ended`);
    return (await statusOf(`${url}/readyz`)) === 200;
  });
  return url;
}
