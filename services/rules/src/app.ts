import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import compress from '@fastify/compress';
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import type { Accounts } from './accounts.ts';
import { openAttempts } from './edge/attempts.ts';
import { openRepeats } from './edge/repeats.ts';
import { openLimits } from './edge/limits.ts';
import { type Drain, newDrain } from './drain.ts';
import { keepAssets } from './keep-assets.ts';
import { logOptions, OneLineLog } from './log.ts';
import { answerProblems, asRefusal, sendProblem } from './problem.ts';
import { readJsonBody } from './json-body.ts';
import { registerRoutes } from './register-routes.ts';
import type { SigningKey } from './audit/signing-key.ts';
import { attemptHandlers } from './routes/attempts.ts';
import { auditHandlers } from './routes/audit.ts';
import { decisionHandlers } from './routes/decisions.ts';
import { registerDocuments } from './routes/documents.ts';
import { erasureHandlers } from './routes/erasure.ts';
import { healthHandlers } from './routes/health.ts';
import { registerLaunch } from './routes/launch.ts';
import { migrationHandlers } from './routes/migration.ts';
import { needHandlers } from './routes/needs.ts';
import { numberHandlers } from './routes/numbers.ts';
import { procedureHandlers } from './routes/procedures.ts';
import { reviewHandlers } from './routes/reviews.ts';
import { replayHandlers } from './routes/replay.ts';
import { runHandlers } from './routes/runs.ts';
import { lookUpHandlers } from './routes/look-ups.ts';
import { sessionHandlers } from './routes/session.ts';
import { sourceHandlers } from './routes/sources.ts';
import { streamHandlers } from './routes/streams.ts';
import { registerWebhooks } from './routes/webhooks.ts';
import { workflowHandlers } from './routes/workflows.ts';
import { openLookUps } from './runs/look-ups.ts';
import { openRunBook } from './runs/run-book.ts';
import type { WorkflowLibrary } from './runs/workflow-library.ts';
import { openRoles } from './session/roles.ts';
import { openSight } from './session/sight.ts';
import { sessionTokens } from './session/session-tokens.ts';
import { openSessions } from './session/sessions.ts';
import { proveSources } from './sources/prove-sources.ts';
import { openSourceBook } from './sources/source-book.ts';
import type { SourceLimits } from './sources/source-policy.ts';
import type { Store } from './store/store.ts';
import { unwatched } from './telemetry/instruments.ts';
import { measureRequests, traceRequests } from './telemetry/measure-requests.ts';
import type { Telemetry } from './telemetry/telemetry.ts';

export interface AppOptions {
  store: Store;
  library: WorkflowLibrary;
  /** Only links of exactly this host name users and groups on tickets. `gitlab.com` unless set. */
  gitlabHost?: string;
  accounts: Accounts;
  sessionSecret: string;
  /** Signs audit files. */
  auditKey: SigningKey;
  sidebarDir: string;
  /** Where the code of releases before this one is kept. */
  keptAssetsDir?: string;
  sdkUrl: string;
  /** Answers are held against the contract; off in production for speed. */
  checkResponses: boolean;
  /** Calls a minute per session, or per address without one. */
  rateLimit: number;
  logLevel: string;
  logStream?: { write(line: string): void };
  /** Number of proxies in front, or their addresses; none unless given. */
  trustProxy?: number | readonly string[];
  /** Address callers use; HTTPS is then asked of browsers for good. */
  publicUrl?: string | undefined;
  /** Milliseconds that running requests have to end when the service closes. */
  closeGrace?: number;
  drain?: Drain;
  telemetry?: Telemetry;
  /** Limits of calls to fact sources; for tests. */
  sourceLimits?: Partial<SourceLimits>;
  /** As `openRunBook` takes it. */
  viewsLast?: number | undefined;
  now?: () => Date;
  newId?: () => string;
}

export const version = '0.1.0';

/** The page copies texts; it needs nothing else of the machine it runs on. */
const unneeded =
  'accelerometer autoplay camera display-capture encrypted-media fullscreen geolocation gyroscope hid ' +
  'magnetometer microphone midi payment serial usb';
const permissionsPolicy = [...unneeded.split(' ').map((name) => `${name}=()`), 'clipboard-write=(self)'].join(', ');

const cautious = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy': permissionsPolicy,
  'cross-origin-resource-policy': 'same-origin',
};
const unsaid = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };

/** By number, the nearest so many are believed: what stands left of them in `X-Forwarded-For` anybody can write. */
const trustedProxies = (given: number | readonly string[]) =>
  typeof given === 'number' ? (_address: string, hop: number) => hop < given : [...given];

/** Ids that lead to a log line: one random part for the process, then a number. */
function requestIds(process: string): () => string {
  let count = 0;
  return () => `${process}-${(count += 1)}`;
}

/** Builds the service around a store; listening and closing the store are the caller's. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { store, library, accounts, viewsLast, drain = newDrain() } = options;
  const { now = () => new Date(), newId = () => v7() } = options;
  const app = fastify({
    logger: logOptions(options.logLevel, options.logStream),
    trustProxy: trustedProxies(options.trustProxy ?? []),
    genReqId: requestIds(newId()),
    logController: new OneLineLog(),
    frameworkErrors: (error, request, reply) => void sendProblem(asRefusal(error), request, reply),
    // Routes that take more say so themselves.
    bodyLimit: 64 * 1024,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    // An address set up with a slash at its end leads here as well.
    routerOptions: { maxParamLength: 200, ignoreDuplicateSlashes: true },
  });
  const unread = (runId: string, cause: unknown) => app.log.error({ err: cause, runId }, 'run cannot be worked out');
  const book = openRunBook({ store, library, accounts, newId, unread, viewsLast });
  const { instruments = unwatched } = options.telemetry ?? {};
  if (options.telemetry?.tracer) traceRequests(app, options.telemetry.tracer);
  measureRequests(app, instruments);
  const sources = openSourceBook({
    accounts,
    now: () => now().getTime(),
    onCall: (call) => app.log.info(call, 'read'),
    ...(options.sourceLimits ? { limits: options.sourceLimits } : {}),
  });
  const roles = openRoles(sources);
  const sight = openSight(accounts, sources);
  const sessions = openSessions({ store, accounts, roles, tokens: sessionTokens(options.sessionSecret) });
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
    if (drain.isOn()) reply.header('connection', 'close');
    done();
  });
  const attempts = openAttempts();
  attempts.onCount((code, route) => instruments.attempts.add(1, { code, route }));
  const repeats = openRepeats(() => now().getTime());
  app.decorate('attempts', attempts);
  app.decorate('repeats', repeats);
  app.decorateRequest('signedIn', null);
  app.decorateRequest('claimed', null);
  await app.register(rateLimit, {
    max: options.rateLimit,
    timeWindow: '1 minute',
    addHeaders: unsaid,
    addHeadersOnExceeding: unsaid,
    keyGenerator: (request) => sessions.known(request.headers.authorization) ?? request.ip,
    allowList: (request) => request.url === '/healthz' || request.url === '/readyz',
  });
  // Answers only: a request that unfolds to gigabytes is refused for what it is. Pages, which hold a session's token, go
  // as they are, so that their size tells nothing (BREACH).
  await app.register(compress, {
    encodings: ['gzip'],
    customTypes: /^application\/json/,
    threshold: 1000,
    globalDecompression: false,
  });
  await app.register(formbody);
  readJsonBody(app);
  answerProblems(app);

  function isKept(current: string, kept: string): boolean {
    try {
      keepAssets(current, kept, now().getTime());
      return true;
    } catch (error) {
      app.log.warn({ err: error }, 'code of this release is not kept for pages that are open');
      return false;
    }
  }

  const limits = openLimits(app, options.rateLimit);
  const lookUps = openLookUps({
    book,
    sources,
    now,
    newId,
    onFailure: (error) => app.log.error({ err: error }, 'look-up failed'),
  });
  proveSources(app, sources);
  app.addHook('onClose', () => lookUps.close());

  const opening = {
    store,
    book,
    library,
    newId,
    gitlabHost: options.gitlabHost ?? 'gitlab.com',
    formsOf: (account: string) => accounts.byId(account)?.forms ?? {},
    accounts,
  };
  registerRoutes(
    app,
    {
      ...runHandlers(opening, lookUps, sight, sources),
      ...needHandlers(store),
      ...numberHandlers(store, library),
      ...procedureHandlers(store, library),
      ...replayHandlers(opening),
      ...reviewHandlers(store, library),
      ...lookUpHandlers(lookUps, { book, sources }),
      ...sourceHandlers(sources),
      ...decisionHandlers(library),
      ...workflowHandlers(store, library),
      ...migrationHandlers(book, library),
      ...erasureHandlers({ store, newId }, book, sources),
      ...sessionHandlers(sessions, store),
      ...attemptHandlers(repeats),
      ...auditHandlers({ store, accounts, key: options.auditKey }),
      ...healthHandlers(store, library, drain),
      ...streamHandlers(app, { store, sessions, now }),
    },
    { sessions, limits, sight, store, now, checkResponses: options.checkResponses },
  );
  registerLaunch(app, { ...options, sessions, roles, limits, now, newId });
  await registerWebhooks(app, {
    store,
    book,
    library,
    accounts,
    newId,
    now,
    heard: (account, runId) => lookUps.hear(account, runId, 'comment'),
    rateLimit: options.rateLimit,
    lagged: (ms) => instruments.webhookLag.record(ms / 1000),
  });
  registerDocuments(app, version);
  const assets = resolve(options.sidebarDir, 'assets');
  if (existsSync(join(assets, 'ticket_sidebar.html'))) {
    const { keptAssetsDir: kept } = options;
    await app.register(serveStatic, {
      root: kept !== undefined && isKept(assets, kept) ? [assets, kept] : assets,
      prefix: '/app/assets/',
      index: false,
      immutable: true,
      maxAge: '365d',
      globIgnore: ['*.html'],
      wildcard: false,
      // The build leaves a Brotli twin beside each piece of code.
      preCompressed: true,
      setHeaders: (response) => void response.setHeader('vary', 'accept-encoding'),
    });
  }
  return app;
}
