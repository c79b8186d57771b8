import { fork } from 'node:child_process';
import { once } from 'node:events';
import { buildServiceHost } from './build-service-host.ts';
import { atMost, forTheRecord, type Row } from './row.ts';
import { isTold } from './service-told.ts';

const letters = 20_000;
const comments = 100;
/** What the sidebar sends of a ticket at most, bytes. */
const mostBytes = 4_500_000;

/** What readers of addresses, paths and words have choked on, or could. */
const texts = {
  'one letter': 'a'.repeat(letters),
  'address after address': 'jane.o-brien+x@a-b.example '.repeat(letters / 27),
  'dots and at signs': 'a.@'.repeat(letters / 3),
  slashes: 'gitlab.com/a/-/'.repeat(letters / 15),
  quotes: '> '.repeat(letters / 2),
  Japanese: 'メールアドレスを変更'.repeat(letters / 10),
  Arabic: 'البريد الإلكتروني '.repeat(letters / 18),
  emoji: '👩‍🚀'.repeat(letters / 5),
};

function ticketOf(id: number, text: string): string {
  const count = Math.min(comments, Math.floor(mostBytes / Buffer.byteLength(text)));
  const author = { id: '5', email: 'rita@initech.example', role: 'end-user' };
  const snapshot = {
    id,
    subject: 'Email has already been taken',
    description: text,
    requester: { id: '5', name: 'Rita', email: 'rita@initech.example' },
    status: 'open',
    tags: [],
    form: null,
    externalId: null,
    channel: 'email',
    comments: Array.from({ length: count }, (_, n) => ({ id: String(n), author, public: true, text, at: null })),
  };
  return JSON.stringify({ snapshot });
}

/** A long ticket is read while others are served: how long the service says nothing meanwhile, ms. */
export async function* rows(): AsyncGenerator<Row> {
  const host = fork(await buildServiceHost(), { execArgv: [], stdio: 'inherit' });
  const message: unknown = (await once(host, 'message'))[0];
  if (!isTold(message)) throw new Error('The measured process did not say where it is');
  const { service, headers } = message;
  const ask = async () => {
    const from = performance.now();
    await (await fetch(`${service}/healthz`)).arrayBuffer();
    return performance.now() - from;
  };
  for (let warm = 0; warm < 200; warm += 1) await ask();
  let id = 900;
  for (const [name, text] of Object.entries(texts)) {
    const waited: number[] = [];
    // The first time warms up.
    for (let round = -1; round < 3; round += 1) {
      id += 1;
      const body = ticketOf(id, text);
      const over = new AbortController();
      const opening = fetch(`${service}/v1/tickets/${id}/open`, { method: 'POST', headers, body }).finally(() =>
        over.abort(),
      );
      let longest = 0;
      while (!over.signal.aborted) longest = Math.max(longest, await ask());
      const answer = await opening;
      if (!answer.ok) throw new Error(`${name}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
      await answer.arrayBuffer();
      if (round >= 0) waited.push(longest);
    }
    const row = `reading/longest wait at /healthz while ${comments} comments of ${letters} letters are opened, ${name}`;
    yield atMost(50, row, Math.min(...waited), 'ms');
    yield forTheRecord(`${row}, at worst`, Math.max(...waited), 'ms');
  }
  host.disconnect();
}
