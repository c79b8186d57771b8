import { join } from 'node:path';
import type { Processes, Started } from './_processes.ts';
import { statusOf, until } from './_until.ts';

export const sources = join(import.meta.dirname, '../../src/server.ts');

/** A process of the service at a port; resolves when it is ready. */
export async function startInstance(
  processes: Processes,
  port: number,
  program: string,
  environment: Record<string, string>,
): Promise<Started> {
  const env = { NODE_ENV: 'production', ...environment, RULES_PORT: String(port) };
  const instance = processes.start(
    `instance-${port}`,
    process.execPath,
    [...(program.endsWith('.ts') ? ['--import', 'tsx'] : []), program],
    {
      env,
      cwd: import.meta.dirname,
    },
  );
  await until(`the instance at ${port}`, async () => {
    if (instance.hasEnded()) throw new Error(`The instance at ${port} ended`);
    return (await statusOf(`http://127.0.0.1:${port}/readyz`)) === 200;
  });
  return instance;
}

/** Resolves once the proxy in front sends it work. */
export const isGivenWork = (processes: Processes, port: number): Promise<void> =>
  until(`work for the instance at ${port}`, () => processes.logOf(`instance-${port}`).includes('"route":"/v1/'));
