import { fieldsOf, idOf, listOf, textOf, type Fields } from './shape.ts';

/**
 * What the SDK inside an app's frame posts to the page around it. The host side of the wire, for a stand-in
 * Zendesk; the app itself never needs it. `instance` is the frame a message is meant for, often its own.
 */
export type AppMessage = { instance: string | null } & (
  | { kind: 'handshake'; app: string | null }
  /** `listeners` is how many handlers the app has for the event now; 0 ends the subscription. */
  | { kind: 'subscription'; event: string; listeners: number }
  | { kind: 'trigger'; event: string; data: unknown }
  | { kind: 'get'; id: number; paths: string[] }
  | { kind: 'set'; id: number; values: Fields }
  | { kind: 'invoke'; id: number; calls: Readonly<Record<string, readonly unknown[]>> }
  | { kind: 'http'; number: number; options: Fields }
  /** `refusal` is null when the hook lets the action through. */
  | { kind: 'hook_reply'; event: string; refusal: string | null }
  | { kind: 'other'; key: string }
);

/** Reads one posted message, an object or JSON text. Null when it is none of the SDK's. */
export function parseAppMessage(data: unknown): AppMessage | null {
  const fields = fieldsOf(typeof data === 'string' ? parsed(data) : data);
  if (!fields) return null;
  const instance = textOf(fields['instanceGuid']);
  const id = Number(idOf(fields['id']));
  if (id && typeof fields['request'] === 'string') return callOf(fields, id, instance);
  const key = textOf(fields['key']);
  return key === null ? null : { instance, ...keyedOf(key, fields) };
}

function callOf(fields: Fields, id: number, instance: string | null): AppMessage | null {
  const params = fields['params'];
  switch (fields['request']) {
    case 'get':
      return { instance, kind: 'get', id, paths: listOf(params).map(String) };
    case 'set':
      return { instance, kind: 'set', id, values: fieldsOf(params) ?? {} };
    case 'invoke': {
      const calls = Object.entries(fieldsOf(params) ?? {}).map(([name, args]) => [name, listOf(args)] as const);
      return { instance, kind: 'invoke', id, calls: Object.fromEntries(calls) };
    }
    default:
      return null;
  }
}

function keyedOf(key: string, fields: Fields) {
  const message = fields['message'];
  if (key === 'iframe.handshake') return { kind: 'handshake', app: textOf(fields['appGuid']) } as const;
  const http = /^request:(\d+)$/.exec(key);
  if (http) {
    return { kind: 'http', number: Number(http[1]), options: fieldsOf(message) ?? { url: message } } as const;
  }
  const [, verb = '', event = ''] = /^iframe\.(on|off|trigger|reply):(.+)$/s.exec(key) ?? [];
  switch (verb) {
    case 'on':
    case 'off':
      return { kind: 'subscription', event, listeners: Number(fieldsOf(message)?.['subscriberCount'] ?? 0) } as const;
    case 'trigger':
      return { kind: 'trigger', event, data: message } as const;
    case 'reply':
      return { kind: 'hook_reply', event, refusal: refusalOf(fields['error']) } as const;
    default:
      return { kind: 'other', key } as const;
  }
}

function refusalOf(error: unknown): string | null {
  const fields = fieldsOf(error);
  if (!fields) return null;
  return textOf(fields['msg']) ?? 'The app refused without a reason.';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** An error of one call or path. Without `name` the SDK resolves the call instead of rejecting it. */
export interface HostError {
  name?: string;
  message: string;
  path?: string;
}

/** Messages of the page to the app's frame. */
export const hostMessage = {
  registered: (metadata: Fields, context: Fields) => ({ key: 'zaf.app.registered', message: { metadata, context } }),
  /** `instance` only for events of another frame: an unknown one makes the SDK throw. */
  event: (event: string, message?: unknown, instance?: string) => ({
    key: `zaf.${event}`,
    ...(message === undefined ? {} : { message }),
    ...(instance === undefined ? {} : { instanceGuid: instance }),
  }),
  hook: (event: string) => ({ key: `zaf.${event}`, needsReply: true }),
  answer: (id: number, values: Fields, errors: Readonly<Record<string, HostError>> = {}) => ({
    id,
    result: { ...values, errors },
  }),
  failure: (id: number, error: HostError) => ({ id, error }),
  httpDone: (number: number, answer: unknown) => ({
    key: `zaf.request:${number}.done`,
    message: { responseArgs: [answer] },
  }),
  httpFailed: (number: number, failure: unknown) => ({
    key: `zaf.request:${number}.fail`,
    message: { responseArgs: [failure] },
  }),
};
