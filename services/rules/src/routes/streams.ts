import type { FastifyInstance } from 'fastify';
import { type EventStream, openEventStream } from '../event-stream.ts';
import { Refusal } from '../problem.ts';
import type { Call, Handlers } from '../register-routes.ts';
import { sessionLife, type SignedIn } from '../session/session-tokens.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Notice, Store } from '../store/store.ts';

type StreamHandlers = Pick<Handlers, 'streamRun' | 'streamRuns'>;

/** Clocks of instances may differ by this much; a resuming reader rather hears twice than not at all. */
const overlap = 10_000;
const pageSize = 1000;
/** A page holds three at most, and a reload may overlap; a person has a few dozen tickets open. */
const mostOfSession = 8;
const mostOfUser = 120;
const checkEvery = 20_000;
const tryAgainAfter = 2000;

const lastEventId = ({ request }: Call) => {
  const value = Number(request.headers['last-event-id']);
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
};

/** Reads what a stream missed; while the store is away, again and again until the stream ends. */
function catchingUp(stream: EventStream, read: () => Promise<void>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  stream.onEnd(() => {
    isEnded = true;
    clearTimeout(timer);
  });
  return async function attempt() {
    clearTimeout(timer);
    await read().catch(() => {
      if (!isEnded) timer = setTimeout(() => void attempt(), tryAgainAfter).unref();
    });
  };
}

export function streamHandlers(
  app: FastifyInstance,
  { store, sessions, now }: { store: Store; sessions: Sessions; now: () => Date },
): StreamHandlers {
  const open = new Map<EventStream, SignedIn>();
  app.addHook('preClose', async () => {
    for (const stream of open.keys()) stream.end();
  });

  /** Ends with its session, and with the life of the token it was opened with. */
  function begin(call: Call, listener: (notice: Notice) => void): EventStream {
    const held = [...open.values()].filter(
      ({ account, user }) => account === call.who.account && user === call.who.user,
    );
    const ofSession = held.filter(({ sessionId }) => sessionId === call.who.sessionId);
    if (held.length >= mostOfUser || ofSession.length >= mostOfSession) {
      throw new Refusal('too_many_requests', 'Too many streams are open; close some of them', { retryAfter: 30 });
    }
    const stream = openEventStream(call.reply);
    open.set(stream, call.who);
    const end = () => stream.end();
    const life = setTimeout(end, sessionLife);
    life.unref();
    // Whoever was taken out of the accounts, or had a session ended elsewhere, hears no more.
    const check = setInterval(() => {
      sessions.check(call.request.headers.authorization, now()).catch((error: unknown) => {
        // A store that is away says nothing about the session.
        if (error instanceof Refusal) end();
      });
    }, checkEvery);
    check.unref();
    const stops = [store.watch(listener), sessions.onEnd(call.who.sessionId, end), () => clearInterval(check)];
    stream.onEnd(() => {
      clearTimeout(life);
      open.delete(stream);
      for (const stop of stops) stop();
    });
    return stream;
  }

  return {
    async streamRun({ params }, call) {
      const { account } = call.who;
      const { runId } = params;
      const current = async () => (await store.load(account, runId))?.run.summary.seq ?? null;
      if ((await current()) === null) throw new Refusal('not_found', 'There is no such run', { told: 'run_gone' });
      let told = lastEventId(call);
      // A shared fact can change a run without an event of its own: the same number is told again, a lower never.
      const tell = (seq: number) => {
        if (seq < told) return;
        told = seq;
        stream.send(runId, String(seq), { runId, seq });
      };
      const stream = begin(call, (notice) => {
        if (notice.kind === 'gap') void catchUp();
        if (notice.kind === 'run' && notice.account === account && notice.runId === runId) tell(notice.seq);
      });
      const catchUp = catchingUp(stream, async () => {
        const seq = await current();
        if (seq !== null && seq > told) tell(seq);
      });
      await catchUp();
    },
    async streamRuns(_input, call) {
      const { account } = call.who;
      const tell = (runId: string, seq: number) => stream.send(runId, String(now().getTime()), { runId, seq });
      let since = lastEventId(call);
      const stream = begin(call, (notice) => {
        if (notice.kind === 'gap') void catchUp();
        if (notice.kind !== 'run' || notice.account !== account) return;
        since = now().getTime();
        tell(notice.runId, notice.seq);
      });
      const catchUp = catchingUp(stream, async () => {
        let from = since - overlap;
        for (;;) {
          const changed = await store.changedSince(account, from, pageSize);
          for (const { runId, seq } of changed) tell(runId, seq);
          const last = changed.at(-1);
          if (!last || changed.length < pageSize || last.at === from) return;
          from = last.at;
        }
      });
      if (since > 0) await catchUp();
      else since = now().getTime();
    },
  };
}
