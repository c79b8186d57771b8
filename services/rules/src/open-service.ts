import { formatProblem, loadWorkflows, type Pack } from '@handrail/workflows';
import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { accountsOf, openAccountsFile } from './accounts.ts';
import { buildApp } from './app.ts';
import { type Configuration, ConfigurationError } from './configuration.ts';
import { eraseOlder } from './runs/retention.ts';
import { openRunBook } from './runs/run-book.ts';
import { workflowLibrary } from './runs/workflow-library.ts';
import { keptSecret } from './session/secret.ts';
import { openStore } from './store/open-store.ts';

const sweepEvery = 10 * 60_000;

export function packsOf(folder: string): Pack[] {
  const loaded = loadWorkflows(folder);
  if (loaded.ok) return loaded.packs;
  const lines = loaded.problems.map((problem) => formatProblem(problem));
  throw new ConfigurationError(`The workflows in ${folder} cannot be used:\n${lines.join('\n')}`);
}

/** Store, workflows, accounts and app of one process, from its configuration. */
export async function openService(
  configuration: Configuration,
): Promise<{ app: FastifyInstance; reload(): void; close(): Promise<void> }> {
  const packs = packsOf(configuration.WORKFLOWS_DIR);
  const accounts = configuration.ACCOUNTS_FILE ? await openAccountsFile(configuration.ACCOUNTS_FILE) : accountsOf([]);
  const sessionSecret = configuration.SESSION_SECRET ?? keptSecret(configuration.DATA_DIR);
  const store = await openStore(configuration);
  const library = workflowLibrary(packs, store);
  const app = await buildApp({
    store,
    library,
    accounts,
    sessionSecret,
    sidebarDir: configuration.SIDEBAR_DIR,
    sdkUrl: configuration.ZAF_SDK_URL,
    checkResponses: process.env.NODE_ENV !== 'production',
    rateLimit: configuration.RATE_LIMIT,
    logLevel: configuration.LOG_LEVEL,
    trustProxy: configuration.TRUST_PROXY,
    publicUrl: configuration.PUBLIC_URL,
  }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  if (!configuration.ACCOUNTS_FILE) app.log.warn('ACCOUNTS_FILE is not set: nobody can sign in');
  const book = openRunBook({ store, library, accounts, newId: () => v7() });
  async function sweep(): Promise<void> {
    try {
      const now = new Date();
      await store.sweep(now.getTime());
      const days = configuration.RETENTION_DAYS;
      if (days === undefined) return;
      for (const { id } of accounts.all()) await eraseOlder({ store, book, newId: () => v7() }, id, days, now);
    } catch (error) {
      app.log.error({ err: error }, 'sweep failed');
    }
  }
  await sweep();
  const sweeper = setInterval(() => void sweep(), sweepEvery);
  sweeper.unref();
  return {
    app,
    /** A set with anything wrong in it is not taken: the one in use stays. */
    reload() {
      try {
        library.replace(packsOf(configuration.WORKFLOWS_DIR));
        app.log.info({ workflows: library.current().length }, 'workflows read again');
      } catch (error) {
        app.log.error({ problems: error instanceof Error ? error.message.split('\n') : [] }, 'workflows not taken');
      }
    },
    async close() {
      clearInterval(sweeper);
      await app.close();
      await store.close();
    },
  };
}
