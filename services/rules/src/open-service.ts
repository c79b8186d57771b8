import { join } from 'node:path';
import { formatProblem, loadWorkflows, type Pack } from '@handrail/workflows';
import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { accountsOf, openAccountsFile } from './accounts.ts';
import { keptSigningKey } from './audit/signing-key.ts';
import { buildApp, version } from './app.ts';
import { type Configuration, ConfigurationError } from './configuration.ts';
import { newDrain } from './drain.ts';
import { eraseOlder } from './runs/retention.ts';
import { workflowLibrary } from './runs/workflow-library.ts';
import { keptSecret } from './session/secret.ts';
import { settledFolder } from './settled-folder.ts';
import { openStore } from './store/open-store.ts';
import { measuredStore } from './telemetry/measured-store.ts';
import { startTelemetry } from './telemetry/telemetry.ts';

const sweepEvery = 10 * 60_000;

export function packsOf(folder: string): Pack[] {
  const loaded = loadWorkflows(folder);
  if (loaded.ok) return loaded.packs;
  const lines = loaded.problems.map((problem) => formatProblem(problem));
  throw new ConfigurationError(`The workflows in ${folder} cannot be used:\n${lines.join('\n')}`);
}

export interface OpenedService {
  app: FastifyInstance;
  drain(): void;
  /** A set with anything wrong in it is not taken: the one in use stays, and the problems are answered. */
  reload(): string[];
  /** Reloads if the folder has changed and stood still since the last look, because a signal can be missed; else null. */
  lookAgain(): string[] | null;
  close(): Promise<void>;
}

/** Store, workflows, accounts and app of one process, from its configuration. */
export async function openService(configuration: Configuration): Promise<OpenedService> {
  const folder = settledFolder(configuration.WORKFLOWS_DIR);
  const packs = packsOf(configuration.WORKFLOWS_DIR);
  const accounts = configuration.ACCOUNTS_FILE
    ? openAccountsFile(configuration.ACCOUNTS_FILE, (error) => app.log.error({ err: error }, 'accounts file not taken'))
    : accountsOf([]);
  const sessionSecret = configuration.SESSION_SECRET ?? keptSecret(configuration.DATA_DIR);
  const telemetry = await startTelemetry(configuration, version);
  const opened = await openStore(configuration).catch(async (error: unknown) => {
    await telemetry.stop();
    throw error;
  });
  const store = measuredStore(opened, telemetry.instruments, telemetry.tracer);
  const library = workflowLibrary(packs, store);
  const drain = newDrain();
  const app = await buildApp({
    drain,
    telemetry,
    store,
    library,
    accounts,
    sessionSecret,
    auditKey: keptSigningKey(configuration.DATA_DIR, configuration.AUDIT_KEY_FILE),
    sidebarDir: configuration.SIDEBAR_DIR,
    keptAssetsDir: join(configuration.DATA_DIR, 'assets'),
    sdkUrl: configuration.ZAF_SDK_URL,
    checkResponses: process.env.NODE_ENV !== 'production',
    rateLimit: configuration.RATE_LIMIT,
    gitlabHost: configuration.GITLAB_HOST,
    logLevel: configuration.LOG_LEVEL,
    trustProxy: configuration.TRUST_PROXY,
    publicUrl: configuration.PUBLIC_URL,
  }).catch(async (error: unknown) => {
    await store.close();
    await telemetry.stop();
    throw error;
  });
  if (!configuration.ACCOUNTS_FILE) app.log.warn('ACCOUNTS_FILE is not set: nobody can sign in');
  const ended = new AbortController();
  async function sweep(): Promise<void> {
    try {
      const now = new Date();
      await store.sweep(now.getTime());
      const days = configuration.RETENTION_DAYS;
      if (days === undefined) return;
      const erasing = { store, newId: () => v7(), signal: ended.signal };
      for (const { id } of accounts.all()) await eraseOlder(erasing, id, days, now);
    } catch (error) {
      app.log.error({ err: error }, 'sweep failed');
    }
  }
  // The first may have years of runs to erase, and nobody waits for it.
  let sweeping: Promise<void> | null = null;
  const sweepAlone = () => (sweeping ??= sweep().finally(() => (sweeping = null)));
  void sweepAlone();
  const sweeper = setInterval(() => void sweepAlone(), sweepEvery);
  sweeper.unref();
  function reload(): string[] {
    folder.taken();
    try {
      library.replace(packsOf(configuration.WORKFLOWS_DIR));
      app.log.info({ workflows: library.current().length }, 'workflows read again');
      return [];
    } catch (error) {
      const problems = error instanceof Error ? error.message.split('\n') : [String(error)];
      app.log.error({ problems }, 'workflows not taken');
      return problems;
    }
  }
  return {
    app,
    drain: () => drain.begin(),
    reload,
    lookAgain: () => (folder.look() ? reload() : null),
    async close() {
      clearInterval(sweeper);
      await app.close();
      ended.abort();
      await sweeping;
      await store.close();
      await telemetry.stop();
    },
  };
}
