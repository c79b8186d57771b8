import { launchOf, launchToken, type Zendesk } from '../_app.ts';

/** How a call ended, as an agent's page tells it: taken, to be sent again, or refused for good. */
export type Ending =
  | { kind: 'taken'; body: unknown }
  | { kind: 'again'; why: string }
  | { kind: 'refused'; status: number; detail: string };

export interface Caller {
  send(path: string, body: object): Promise<Ending>;
  /** Bytes of a stream; null when there is none now. */
  stream(path: string, lastEventId: string | null): Promise<ReadableStream<Uint8Array> | null>;
}

const deadline = 30_000;

/** Problems that say nothing about the event: the page keeps it and sends it again. */
const passing = new Set([429, 502, 503, 504]);

async function launched(url: string, zendesk: Zendesk): Promise<string> {
  const origin = encodeURIComponent(zendesk.account.origins[0] ?? '');
  const answer = await fetch(`${url}/app/ticket-sidebar?origin=${origin}&app_guid=g`, {
    method: 'POST',
    headers: { accept: 'text/html' },
    body: new URLSearchParams({ token: await launchToken(zendesk, new Date()) }),
  });
  return launchOf(await answer.text()).session.token;
}

/** A signed-in agent at an address. */
export async function signIn(url: string, zendesk: Zendesk): Promise<Caller> {
  const authorization = `Bearer ${await launched(url, zendesk)}`;
  return {
    async send(path, body) {
      try {
        const answer = await fetch(`${url}${path}`, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json' },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(deadline),
        });
        const text = await answer.text();
        if (answer.ok) return { kind: 'taken', body: JSON.parse(text) };
        if (passing.has(answer.status))
          return { kind: 'again', why: `${answer.status} by ${text.startsWith('{') ? 'the service' : 'the proxy'}` };
        return { kind: 'refused', status: answer.status, detail: text.slice(0, 300) };
      } catch (error) {
        return { kind: 'again', why: error instanceof Error ? error.message : String(error) };
      }
    },
    async stream(path, lastEventId) {
      const headers = new Headers({ authorization, accept: 'text/event-stream' });
      if (lastEventId !== null) headers.set('last-event-id', lastEventId);
      const answer = await fetch(`${url}${path}`, { headers }).catch(() => null);
      if (answer?.ok) return answer.body;
      await answer?.body?.cancel();
      return null;
    },
  };
}
