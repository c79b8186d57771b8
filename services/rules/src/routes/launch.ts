import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Launch, type Location, LocationSchema, problemStatus } from '@handrail/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Account, Accounts } from '../accounts.ts';
import type { Limits } from '../edge/limits.ts';
import { asRefusal, noteRefusal, Refusal, sendProblem, tellWhenToRetry } from '../problem.ts';
import { forgedFor, readLaunchToken } from '../session/launch-token.ts';
import { launchRefusalPage } from './launch-refusal.ts';
import type { Roles } from '../session/roles.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Store } from '../store/store.ts';

/** Hash of the empty style element that styled-components starts with. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** Everything from here, plus Zendesk's SDK; framed by this account's Zendesk and nobody else. */
function pagePolicy(sdkUrl: string, ancestors: string, html: string): string {
  const styles = [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(
    ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src 'self' ${new URL(sdkUrl).origin}`,
    ['style-src', "'self'", emptyStyle, ...styles].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
}

/** JSON that cannot end its script element, whatever it holds. */
const inScript = (value: unknown) => JSON.stringify(value).replace(/</g, '\\u003c');

/** What Zendesk writes into a page's address. It proves nothing. */
const PageQuerySchema = z.object({
  origin: z.string().optional().catch(undefined),
  colorScheme: z.enum(['light', 'dark']).catch('light'),
});
const FormSchema = z.object({ token: z.string().min(1).max(8000) });

export interface LaunchOptions {
  accounts: Accounts;
  sessions: Sessions;
  roles: Roles;
  limits: Limits;
  rateLimit: number;
  store: Store;
  sidebarDir: string;
  sdkUrl: string;
  now: () => Date;
  newId: () => string;
}

const locations: Record<string, Location> = {
  'ticket-sidebar': 'ticket_sidebar',
  'nav-bar': 'nav_bar',
  modal: 'modal',
};

class UsedLaunch extends Refusal {
  constructor() {
    super('unauthorized', 'This launch token was used before');
  }
}

/** The pages Zendesk frames: a signed POST is traded for the page with a session in it. */
export function registerLaunch(app: FastifyInstance, options: LaunchOptions): void {
  const { accounts, sessions, store, now, newId } = options;

  /** In the scheme Zendesk names in the address, so that a dark Zendesk never flashes white. */
  function page(location: Location, launch: Launch | null, request: FastifyRequest): string {
    const html = readFileSync(join(options.sidebarDir, 'assets', `${location}.html`), 'utf8');
    const element = launch ? `<script type="application/json" id="handrail-launch">${inScript(launch)}</script>` : '';
    const { colorScheme } = PageQuerySchema.parse(request.query);
    return html
      .replaceAll('__ZAF_SDK_URL__', () => options.sdkUrl)
      .replace('__COLOR_SCHEME__', colorScheme)
      .replace('<!--handrail-launch-->', () => element);
  }

  /** A page without a proven account may be framed by the origin it names, if that one is set up here. */
  function framer(request: FastifyRequest): string {
    const { origin } = PageQuerySchema.parse(request.query);
    return origin && accounts.all().some(({ origins }) => origins.includes(origin)) ? origin : "'none'";
  }

  function send(reply: FastifyReply, ancestors: string, html: string): FastifyReply {
    void reply.header('content-security-policy', pagePolicy(options.sdkUrl, ancestors, html));
    void reply.header('cache-control', 'no-store');
    return reply.type('text/html; charset=utf-8').send(html);
  }

  async function launch(location: Location, request: FastifyRequest): Promise<{ launch: Launch; account: Account }> {
    const form = FormSchema.safeParse(request.body);
    if (!form.success) throw new Refusal('unauthorized', 'There is no launch token; open the app from Zendesk');
    const at = now();
    const { token } = form.data;
    const launched = await readLaunchToken(token, { accounts, location, now: at }).catch((error: unknown) => {
      request.claimed = forgedFor(token, accounts, error);
      throw error;
    });
    const { account, user, once, forgetAt } = launched;
    if (!(await store.useLaunch(account.id, once, forgetAt))) throw new UsedLaunch();
    request.signedIn = { account: account.id, user };
    await options.limits.launch(request, account.id, user);
    const role = await options.roles.of(account, user);
    const session = await sessions.start(
      { sessionId: newId(), account: account.id, user, role, location, startedAt: at.getTime() },
      at,
    );
    const marks = account.marks ? { marks: account.marks } : {};
    return { account, launch: { session, location, account: account.id, user: { id: user, role }, ...marks } };
  }

  /** Framed by Zendesk, JSON would be shown as it is, so people get a page; only who asks for JSON gets a problem. */
  function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const refusal = asRefusal(error);
    const accepted = request.headers.accept ?? '';
    if (accepted.includes('json') && !accepted.includes('html')) return sendProblem(refusal, request, reply);
    noteRefusal(refusal, request);
    tellWhenToRetry(refusal, reply);
    const isUsedUp = error instanceof UsedLaunch;
    const html = launchRefusalPage(refusal.code, isUsedUp, request.headers['accept-language'] ?? '');
    return send(reply.code(problemStatus[refusal.code]), framer(request), html);
  }

  const errorHandler = (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
    void refuse(error, request, reply);
  // A whole office launches from one address; how often one agent may is another limit.
  const config = { rateLimit: { max: 10 * options.rateLimit, keyGenerator: ({ ip }: FastifyRequest) => `app ${ip}` } };

  for (const [path, location] of Object.entries(locations)) {
    app.post(`/app/${path}`, { config, errorHandler }, async (request, reply) => {
      const { launch: launched, account } = await launch(LocationSchema.parse(location), request);
      return send(reply, account.origins.join(' '), page(launched.location, launched, request));
    });
  }
  for (const path of ['ticket-sidebar', 'nav-bar']) {
    app.get(`/app/${path}`, { config, errorHandler }, async () => {
      throw new Refusal('unauthorized', 'There is no launch token; open the app from Zendesk');
    });
  }
  // Zendesk opens a modal by a plain GET without a token: the page gets no session, its opener tells it everything.
  app.get('/app/modal', async (request, reply) => send(reply, framer(request), page('modal', null, request)));
}
