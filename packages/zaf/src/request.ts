import { messageOf } from './answer.ts';
import { fieldsOf, textOf } from './shape.ts';
import type { SdkRequest } from './sdk.ts';
import { ZafError } from './zaf-error.ts';

/** A call of Zendesk's REST interface as the signed-in agent. */
export interface ZendeskRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below Zendesk's own origin, e.g. `/api/v2/tickets/12`. */
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Any HTTP answer, also 4xx and 5xx: the caller decides what a status means. Header names in lower case. */
export interface ZendeskResponse {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: unknown;
}

/** Writes are never repeated by Zendesk's own retry: only the caller knows whether that is safe. */
export function sdkRequestOf(request: ZendeskRequest): SdkRequest {
  return {
    url: request.path,
    type: request.method,
    httpCompleteResponse: true,
    ...(request.method === 'GET' ? {} : { autoRetry: false }),
    ...(request.body === undefined ? {} : { data: JSON.stringify(request.body), contentType: 'application/json' }),
    ...(request.headers ? { headers: request.headers } : {}),
  };
}

/** Status 0 (connection lost, blocked, aborted) is `no_response`, everything else is an answer. */
export function readResponse(answer: unknown, call: string): ZendeskResponse {
  const fields = fieldsOf(answer);
  const status = fields?.['status'];
  if (!fields || typeof status !== 'number') {
    throw new ZafError('unexpected_answer', call, `no HTTP status in the answer (${messageOf(answer)})`);
  }
  if (status < 100) throw new ZafError('no_response', call, 'the connection to Zendesk was lost before an answer came');
  return {
    status,
    headers: headersOf(fields['headers']),
    body: bodyOf(fields['responseJSON'], fields['responseText']),
  };
}

function headersOf(value: unknown): Record<string, string> {
  const entries = Object.entries(fieldsOf(value) ?? {});
  return Object.fromEntries(entries.map(([name, header]) => [name.toLowerCase(), String(header)]));
}

function bodyOf(json: unknown, text: unknown): unknown {
  if (json !== undefined && json !== null) return json;
  const written = textOf(text);
  if (written === null || written === '') return null;
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
}
