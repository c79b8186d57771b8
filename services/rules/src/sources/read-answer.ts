import { Unreadable } from './unreadable.ts';

const mostBytes = 5 * 1024 * 1024;

/** A body as text, given up on when it does not end. */
async function limitedText(response: Response): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body) {
    // Node's own types leave the chunks of a web stream open; fetch gives bytes.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    if (size > mostBytes) throw new Unreadable('unexpected_answer');
    text += decoder.decode(bytes, { stream: true });
  }
  return text + decoder.decode();
}

/** Seconds or a date, as HTTP allows both. */
function waitAsked(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const until = Date.parse(header);
  return Number.isNaN(until) ? undefined : Math.max(0, until - now);
}

/** What a status other than 200 means for every endpoint; 404 is the caller's to judge. */
export function refuseStatus(response: Response, now: number): void {
  const { status } = response;
  if (status === 200 || status === 404) return;
  if (status >= 300 && status < 400) throw new Unreadable('path_moved');
  if (status === 401) throw new Unreadable('token_refused');
  if (status === 403) throw new Unreadable('forbidden');
  if (status === 429) {
    const retryAfter = waitAsked(response.headers.get('retry-after'), now);
    const told = retryAfter === undefined ? {} : { retryAfter, detail: String(Math.ceil(retryAfter / 1000)) };
    throw new Unreadable('limited', { ...told, isTransient: true });
  }
  if (status >= 500) throw new Unreadable('unreachable', { isTransient: true });
  throw new Unreadable('unexpected_answer');
}

/** The JSON of an answer. */
export async function readJson(response: Response): Promise<unknown> {
  try {
    const value: unknown = JSON.parse(await limitedText(response));
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) throw new Unreadable('unexpected_answer');
    throw error;
  }
}
