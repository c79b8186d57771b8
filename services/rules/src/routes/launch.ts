import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Launch, type Location, LocationSchema } from '@handrail/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Account, Accounts } from '../accounts.ts';
import { asRefusal, Refusal, sendProblem } from '../problem.ts';
import { readLaunchToken } from '../session/launch-token.ts';
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

const refusalPage = (title: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Handrail could not start</title></head>
<body><h1>Handrail could not start</h1>
<p>${title}.</p>
<p>What to do: reload this Zendesk tab, so that Zendesk signs you in here again. If that does not help, ask the person
who runs Handrail to compare the account set up there with this Zendesk account.</p>
</body></html>
`;

/** What Zendesk writes into a page's address. It proves nothing. */
const PageQuerySchema = z.object({
  origin: z.string().optional().catch(undefined),
  colorScheme: z.enum(['light', 'dark']).catch('light'),
});
const FormSchema = z.object({ token: z.string().min(1).max(8000) });

export interface LaunchOptions {
  accounts: Accounts & { reloadIfChanged?: () => Promise<void> };
  sessions: Sessions;
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
    return accounts.all().some((account) => account.origin === origin) && origin ? origin : "'none'";
  }

  function send(reply: FastifyReply, ancestors: string, html: string): FastifyReply {
    void reply.header('content-security-policy', pagePolicy(options.sdkUrl, ancestors, html));
    void reply.header('cache-control', 'no-store');
    return reply.type('text/html; charset=utf-8').send(html);
  }

  async function launch(location: Location, body: unknown): Promise<{ launch: Launch; account: Account }> {
    const form = FormSchema.safeParse(body);
    if (!form.success) throw new Refusal('unauthorized', 'There is no launch token; open the app from Zendesk');
    await accounts
      .reloadIfChanged?.()
      .catch((error: unknown) => app.log.error({ err: error }, 'accounts file not taken'));
    const at = now();
    const { account, user, jti, forgetAt } = await readLaunchToken(form.data.token, { accounts, location, now: at });
    if (!(await store.useLaunch(account.id, jti, forgetAt))) {
      throw new Refusal('unauthorized', 'This launch token was used before');
    }
    const role = account.leads.includes(user) ? 'lead' : 'agent';
    const session = await sessions.start({ sessionId: newId(), account: account.id, user, role }, at);
    return { account, launch: { session, location, account: account.id, user: { id: user, role } } };
  }

  function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const refusal = asRefusal(error);
    const wantsJson = (request.headers.accept ?? '').includes('json');
    request.log.warn({ code: refusal.code }, 'launch refused');
    if (wantsJson || refusal.code !== 'unauthorized') return sendProblem(refusal, request, reply);
    return send(reply.code(401), framer(request), refusalPage(refusal.message));
  }

  for (const [path, location] of Object.entries(locations)) {
    app.post(`/app/${path}`, async (request, reply) => {
      try {
        const launched = await launch(LocationSchema.parse(location), request.body);
        return send(reply, launched.account.origin, page(launched.launch.location, launched.launch, request));
      } catch (error) {
        return refuse(error, request, reply);
      }
    });
  }
  for (const path of ['ticket-sidebar', 'nav-bar']) {
    app.get(`/app/${path}`, async (request, reply) =>
      refuse(new Refusal('unauthorized', 'There is no launch token; open the app from Zendesk'), request, reply),
    );
  }
  // Zendesk opens a modal by a plain GET without a token: the page gets no session, its opener tells it everything.
  app.get('/app/modal', async (request, reply) => send(reply, framer(request), page('modal', null, request)));
}
