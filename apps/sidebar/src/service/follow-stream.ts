import { createParser } from 'eventsource-parser';
import type { Answer } from './answer.ts';

/** Who hears what a stream tells. */
export interface StreamListener<T> {
  onTold: (value: T) => void;
  /** The stream is open. `isAgain`: it was open before, so something may have been missed in between. */
  onUp: (isAgain: boolean) => void;
  /** It could not be opened, more than once in a row. */
  onAway: () => void;
}

export interface StreamOptions<T> {
  open: (lastEventId: string | null) => Promise<Answer<ReadableStream<Uint8Array>>>;
  /** Null for what cannot be understood. */
  parse: (data: string) => T | null;
  listener: StreamListener<T>;
  /** Where to resume at first; null to start with what comes. */
  lastEventId: string | null;
  /** It was followed before, so something may have been missed. */
  isAgain?: boolean;
  signal: AbortSignal;
  now?: () => number;
  random?: () => number;
  /** Resolves after the delay, ms, or as soon as the stream is not wanted any more. */
  pause?: (delay: number, signal: AbortSignal) => Promise<void>;
}

const longestRetry = 30_000;
/** A connection that lived this long was a good one: the next attempt may come soon. */
const goodLife = 10_000;
/** The service writes something every 20 s. Silence this long is a connection that died without a word. */
const longestSilence = 60_000;

/** Reads a stream of server-sent events and opens it again, later each time, until it is not wanted or not allowed. */
export async function followStream<T>({
  open,
  parse,
  listener,
  signal,
  lastEventId,
  isAgain = false,
  now = () => Date.now(),
  random = Math.random,
  pause = pauseFor,
}: StreamOptions<T>): Promise<void> {
  let lastId = lastEventId;
  let retry = 2000;
  let failures = 0;
  let wasOpen = isAgain;
  const parser = createParser({
    onEvent({ id, data }) {
      if (id !== undefined) lastId = id;
      const value = parse(data);
      if (value !== null) listener.onTold(value);
    },
    onRetry: (wanted) => (retry = wanted),
  });
  while (!signal.aborted) {
    const answer = await open(lastId);
    if (signal.aborted) return;
    if (answer.ok) {
      const openedAt = now();
      listener.onUp(wasOpen);
      wasOpen = true;
      await readAll(answer.value, (text) => parser.feed(text), signal);
      parser.reset();
      failures = now() - openedAt >= goodLife ? 0 : failures + 1;
    } else if (answer.problem.kind === 'unreachable') {
      failures += 1;
      if (failures > 1) listener.onAway();
    } else return;
    // Everybody loses a service at the same moment; nobody should come back at the same moment.
    const longest = Math.min(retry * 2 ** Math.max(0, failures - 1), longestRetry);
    if (!signal.aborted) await pause(longest * (0.5 + random() / 2), signal);
  }
}

/** Until it ends, breaks, falls silent or is not wanted any more; a broken stream is one that ended. */
async function readAll(stream: ReadableStream<Uint8Array>, feed: (text: string) => void, signal: AbortSignal) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const cancel = () => void reader.cancel().catch(() => {});
  let silence = setTimeout(cancel, longestSilence);
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || signal.aborted) return;
      clearTimeout(silence);
      silence = setTimeout(cancel, longestSilence);
      feed(decoder.decode(value, { stream: true }));
    }
  } catch {
    return;
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', cancel);
  }
}

function pauseFor(delay: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, delay);
    signal.addEventListener('abort', done);
  });
}
