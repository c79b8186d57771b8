import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import type { Accounts } from './accounts.ts';
import { logOptions, OneLineLog } from './log.ts';
import { answerProblems, asRefusal, sendProblem } from './problem.ts';
import { readJsonBody } from './json-body.ts';
import { registerRoutes } from './register-routes.ts';
import { decisionHandlers } from './routes/decisions.ts';
import { registerDocuments } from './routes/documents.ts';
import { erasureHandlers } from './routes/erasure.ts';
import { healthHandlers } from './routes/health.ts';
import { registerLaunch } from './routes/launch.ts';
import { migrationHandlers } from './routes/migration.ts';
import { runHandlers } from './routes/runs.ts';
import { sessionHandlers } from './routes/session.ts';
import { streamHandlers } from './routes/streams.ts';
import { registerWebhooks } from './routes/webhooks.ts';
import { workflowHandlers } from './routes/workflows.ts';
import { openRunBook } from './runs/run-book.ts';
import type { WorkflowLibrary } from './runs/workflow-library.ts';
import { sessionTokens } from './session/session-tokens.ts';
import { openSessions } from './session/sessions.ts';
import type { Store } from './store/store.ts';

export interface AppOptions {
  store: Store;
  library: WorkflowLibrary;
  accounts: Accounts & { reloadIfChanged?: () => Promise<void> };
  sessionSecret: string;
  sidebarDir: string;
  sdkUrl: string;
  /** Answers are held against the contract; off in production for speed. */
  checkResponses: boolean;
  /** Calls a minute per session, or per address without one. */
  rateLimit: number;
  logLevel: string;
  logStream?: { write(line: string): void };
  trustProxy?: boolean;
  /** Address callers use; HTTPS is then asked of browsers for good. */
  publicUrl?: string | undefined;
  /** Milliseconds that running requests have to end when the service closes. */
  closeGrace?: number;
  now?: () => Date;
  newId?: () => string;
}

const version = '0.1.0';

const cautious = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};
const unsaid = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };
const megabyte = 1024 * 1024;

/** Ids that lead to a log line: one random part for the process, then a number. */
function requestIds(process: string): () => string {
  let count = 0;
  return () => `${process}-${(count += 1)}`;
}

/** Builds the service around a store; listening and closing the store are the caller's. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { store, library, accounts, now = () => new Date(), newId = () => v7() } = options;
  const sessions = openSessions({ store, accounts, tokens: sessionTokens(options.sessionSecret) });
  const book = openRunBook({ store, library, accounts, newId });

  const app = fastify({
    logger: logOptions(options.logLevel, options.logStream),
    trustProxy: options.trustProxy ?? false,
    genReqId: requestIds(newId()),
    logController: new OneLineLog(),
    frameworkErrors: (error, request, reply) => void sendProblem(asRefusal(error), request, reply),
    bodyLimit: 5 * megabyte,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  app.addHook('onClose', async () => sessions.close());
  // Browsers open connections in advance and send nothing: those count as busy and would hold the close up for good.
  app.addHook('preClose', (done) => {
    const cut = setTimeout(() => app.server.closeAllConnections(), options.closeGrace ?? 2000);
    cut.unref();
    app.server.once('close', () => clearTimeout(cut));
    done();
  });
  const isHttps = options.publicUrl?.startsWith('https:') ?? false;
  const headers = isHttps ? { ...cautious, 'strict-transport-security': 'max-age=31536000' } : cautious;
  // Routes that serve pages or files put their own in place of these.
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
  await app.register(rateLimit, {
    max: options.rateLimit,
    timeWindow: '1 minute',
    addHeaders: unsaid,
    addHeadersOnExceeding: unsaid,
    keyGenerator: (request) => sessions.known(request.headers.authorization) ?? request.ip,
    allowList: (request) => request.url === '/healthz' || request.url === '/readyz',
  });
  await app.register(formbody);
  readJsonBody(app);
  answerProblems(app);

  const opening = { store, book, library, newId };
  registerRoutes(
    app,
    {
      ...runHandlers(opening),
      ...decisionHandlers(library),
      ...workflowHandlers(library),
      ...migrationHandlers(book, library),
      ...erasureHandlers(book, newId),
      ...sessionHandlers(sessions),
      ...healthHandlers(store, library),
      ...streamHandlers(app, { store, sessions, now }),
    },
    { sessions, now, checkResponses: options.checkResponses },
  );
  registerLaunch(app, { ...options, sessions, now, newId });
  await registerWebhooks(app, { store, book, accounts, now, rateLimit: options.rateLimit });
  registerDocuments(app, version);
  const assets = resolve(options.sidebarDir, 'assets');
  if (existsSync(join(assets, 'ticket_sidebar.html'))) {
    await app.register(serveStatic, {
      root: assets,
      prefix: '/app/assets/',
      index: false,
      immutable: true,
      maxAge: '365d',
      globIgnore: ['*.html'],
      wildcard: false,
    });
  }
  return app;
}
