import type { FastifyInstance } from 'fastify';
import { type EventStream, openEventStream } from '../event-stream.ts';
import { Refusal } from '../problem.ts';
import type { Call, Handlers } from '../register-routes.ts';
import { sessionLife } from '../session/session-tokens.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Notice, Store } from '../store/store.ts';

type StreamHandlers = Pick<Handlers, 'streamRun' | 'streamRuns'>;

/** Clocks of instances may differ by this much; a resuming reader rather hears twice than not at all. */
const overlap = 10_000;
const pageSize = 1000;

const lastEventId = ({ request }: Call) => {
  const value = Number(request.headers['last-event-id']);
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
};

export function streamHandlers(
  app: FastifyInstance,
  { store, sessions, now }: { store: Store; sessions: Sessions; now: () => Date },
): StreamHandlers {
  const open = new Set<EventStream>();
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end();
  });

  /** Ends with its session, and with the life of the token it was opened with. */
  function begin(call: Call, listener: (notice: Notice) => void): EventStream {
    const stream = openEventStream(call.reply);
    open.add(stream);
    const end = () => stream.end();
    const life = setTimeout(end, sessionLife);
    life.unref();
    const stops = [store.watch(listener), sessions.onEnd(call.who.sessionId, end)];
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
      if ((await current()) === null) throw new Refusal('not_found', 'There is no such run');
      let told = lastEventId(call);
      // A shared fact can change a run without an event of its own: the same number is told again, a lower never.
      const tell = (seq: number) => {
        if (seq < told) return;
        told = seq;
        stream.send(runId, String(seq), { runId, seq });
      };
      const catchUp = async () => {
        const seq = await current().catch(() => null);
        if (seq !== null && seq > told) tell(seq);
      };
      const stream = begin(call, (notice) => {
        if (notice.kind === 'gap') void catchUp();
        if (notice.kind === 'run' && notice.account === account && notice.runId === runId) tell(notice.seq);
      });
      await catchUp();
    },
    async streamRuns(_input, call) {
      const { account } = call.who;
      const tell = (runId: string, seq: number) => stream.send(runId, String(now().getTime()), { runId, seq });
      let since = lastEventId(call);
      const catchUp = async () => {
        let from = since - overlap;
        for (;;) {
          const changed = await store.changedSince(account, from, pageSize).catch(() => []);
          for (const { runId, seq } of changed) tell(runId, seq);
          const last = changed.at(-1);
          if (!last || changed.length < pageSize || last.at === from) return;
          from = last.at;
        }
      };
      const stream = begin(call, (notice) => {
        if (notice.kind === 'gap') void catchUp();
        if (notice.kind !== 'run' || notice.account !== account) return;
        since = now().getTime();
        tell(notice.runId, notice.seq);
      });
      if (since > 0) await catchUp();
      else since = now().getTime();
    },
  };
}
