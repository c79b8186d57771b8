import { formatProblem, loadWorkflows, type Pack } from '@handrail/workflows';
import type { FastifyInstance } from 'fastify';
import { accountsOf, openAccountsFile } from './accounts.ts';
import { buildApp } from './app.ts';
import { type Configuration, ConfigurationError } from './configuration.ts';
import { keptSecret } from './session/secret.ts';
import { openStore } from './store/open-store.ts';

const sweepEvery = 10 * 60_000;

function packsOf(folder: string): Pack[] {
  const loaded = loadWorkflows(folder);
  if (loaded.ok) return loaded.packs;
  const lines = loaded.problems.map((problem) => formatProblem(problem));
  throw new ConfigurationError(`The workflows in ${folder} cannot be used:\n${lines.join('\n')}`);
}

/** Store, workflows, accounts and app of one process, from its configuration. */
export async function openService(
  configuration: Configuration,
): Promise<{ app: FastifyInstance; close(): Promise<void> }> {
  const packs = packsOf(configuration.WORKFLOWS_DIR);
  const accounts = configuration.ACCOUNTS_FILE ? await openAccountsFile(configuration.ACCOUNTS_FILE) : accountsOf([]);
  const sessionSecret = configuration.SESSION_SECRET ?? keptSecret(configuration.DATA_DIR);
  const store = await openStore(configuration);
  const app = await buildApp({
    store,
    packs,
    accounts,
    sessionSecret,
    sidebarDir: configuration.SIDEBAR_DIR,
    sdkUrl: configuration.ZAF_SDK_URL,
    checkResponses: process.env.NODE_ENV !== 'production',
    rateLimit: configuration.RATE_LIMIT,
    logLevel: configuration.LOG_LEVEL,
    trustProxy: configuration.TRUST_PROXY,
  }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  if (!configuration.ACCOUNTS_FILE) app.log.warn('ACCOUNTS_FILE is not set: nobody can sign in');
  const sweep = () => store.sweep(Date.now()).catch((error: unknown) => app.log.error({ err: error }, 'sweep failed'));
  await sweep();
  const sweeper = setInterval(() => void sweep(), sweepEvery);
  sweeper.unref();
  return {
    app,
    async close() {
      clearInterval(sweeper);
      await app.close();
      await store.close();
    },
  };
}
