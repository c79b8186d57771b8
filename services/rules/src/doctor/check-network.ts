import type { Account } from '../accounts.ts';
import type { Configuration } from '../configuration.ts';
import { type Finding, findingsOf } from './finding.ts';

const reach = findingsOf('reachability');
const proxy = findingsOf('proxy');
const clock = findingsOf('clock');

/** Launch tokens are taken with 30 s to spare on either side. */
const mostApart = 30_000;
const waits = 5000;

/** How the service looks from outside, and how far this machine's clock is from Zendesk's. */
export async function checkNetwork(
  { PUBLIC_URL }: Configuration,
  accounts: readonly Account[],
  now: () => number,
): Promise<Finding[]> {
  const outside = PUBLIC_URL ? await checkPublic(PUBLIC_URL) : [];
  const origins = accounts.flatMap(({ origins: [first] }) => (first ? [first] : []));
  return [...outside, ...(await Promise.all(origins.map((origin) => checkZendesk(origin, now)))).flat()];
}

async function ask(url: string): Promise<Response | string> {
  try {
    return await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(waits) });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return cause;
  }
}

async function checkPublic(address: string): Promise<Finding[]> {
  const found: Finding[] = [];
  const base = address.replace(/\/$/, '');
  const health = await ask(`${base}/healthz`);
  if (typeof health === 'string')
    return [
      reach.problem(`${base} cannot be reached from here: ${health}`, 'Check DNS, the proxy and its certificate.'),
    ];
  if (health.status !== 200)
    return [
      reach.problem(
        `${base}/healthz answers ${health.status}`,
        'Let the proxy pass every path of this host to the service.',
      ),
    ];
  if (health.headers.has('x-frame-options'))
    found.push(
      proxy.problem(
        'The proxy adds X-Frame-Options, so Zendesk cannot show the app',
        'Take that header out at the proxy.',
      ),
    );
  const policy = health.headers.get('content-security-policy') ?? '';
  if (policy.includes(','))
    found.push(
      proxy.problem('The proxy adds a second Content-Security-Policy', 'Take it out: the service sends its own.'),
    );
  const ready = await ask(`${base}/readyz`);
  if (typeof ready === 'string' || ready.status !== 200)
    found.push(
      reach.problem(
        'The service runs but is not ready',
        'Its store does not answer, or it is about to end; see its log.',
      ),
    );
  return found.length > 0 ? found : [reach.ok(`${base} answers`)];
}

async function checkZendesk(origin: string, now: () => number): Promise<Finding[]> {
  const asked = now();
  const answer = await ask(origin);
  if (typeof answer === 'string')
    return [
      reach.warning(
        `${origin} cannot be reached from here: ${answer}`,
        'Agents can still work; reading roles and comments from Zendesk will fail.',
      ),
    ];
  const date = Date.parse(answer.headers.get('date') ?? '');
  if (Number.isNaN(date)) return [reach.ok(`${origin} answers`)];
  const middle = (asked + now()) / 2;
  const apart = Math.abs(middle - date);
  if (apart > mostApart)
    return [
      clock.problem(
        `This machine’s clock is ${Math.round(apart / 1000)} s away from ${origin}`,
        'Run a time service: launches are refused when clocks differ by more than 30 s.',
      ),
    ];
  return [reach.ok(`${origin} answers, and its clock agrees`)];
}
