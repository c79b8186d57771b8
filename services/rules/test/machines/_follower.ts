import type { Caller } from './_caller.ts';
import { until } from './_until.ts';

export interface Follower {
  /** Resolves when the stream has told this number, over as many connections as that takes. */
  hears(seq: number): Promise<void>;
  /** How often it had to be opened. */
  openings(): number;
  stop(): void;
}

/** Follows one run as a page does: a stream that ended is opened again with the last id it gave. */
export function followRun(caller: Caller, runId: string): Follower {
  const path = `/v1/runs/${runId}/stream`;
  let lastId: string | null = null;
  let openings = 0;
  const stopping = new AbortController();
  let reader: ReadableStreamDefaultReader<string> | null = null;

  async function read(): Promise<void> {
    const stream = await caller.stream(path, lastId);
    if (!stream) return;
    openings += 1;
    reader = stream.pipeThrough(new TextDecoderStream()).getReader();
    if (stopping.signal.aborted) return reader.cancel();
    let text = '';
    for (;;) {
      const part = await reader.read().catch(() => null);
      if (!part || part.done) return;
      const blocks = (text + part.value).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) lastId = /^id: (\d+)$/m.exec(block)?.[1] ?? lastId;
    }
  }

  async function follow(): Promise<void> {
    while (!stopping.signal.aborted) {
      await read();
      await new Promise((next) => setTimeout(next, 100));
    }
  }
  void follow();

  return {
    hears: (seq) => until(`the stream of ${runId} to tell of event ${seq}`, () => Number(lastId ?? 0) >= seq),
    openings: () => openings,
    stop() {
      stopping.abort();
      void reader?.cancel().catch(() => undefined);
    },
  };
}
