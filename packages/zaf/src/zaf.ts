import { asZafError, type ManyAnswers, readAnswer, readManyAnswers } from './answer.ts';
import type { Clock } from './clock.ts';
import { type Deadlines, withDeadline } from './deadline.ts';
import { readResponse, sdkRequestOf, type ZendeskRequest, type ZendeskResponse } from './request.ts';
import { type Fields, fieldsOf } from './shape.ts';
import type { SdkClient } from './sdk.ts';

/**
 * A registered app. Every call has our own deadline and its answer is checked; every rejection is a `ZafError`.
 * The functions of this package (`readTicket`, `insertIntoComposer`, ...) take it as their first argument.
 */
export interface Zaf {
  get: (path: string) => Promise<unknown>;
  /** Never rejects for a single path: see `errors`. */
  getMany(paths: readonly string[]): Promise<ManyAnswers>;
  set(path: string, value: unknown): Promise<void>;
  invoke(name: string, ...args: unknown[]): Promise<unknown>;
  request(request: ZendeskRequest): Promise<ZendeskResponse>;
  /** The answer stops listening. */
  on(event: string, handler: (data: unknown) => void): () => void;
  /** Zendesk waits for the answer; a string or a rejection stops what it is about to do. */
  onHook(event: string, handler: () => Promise<true | string>): () => void;
  trigger: (event: string, data?: unknown) => void;
  /** Another instance of this app, e.g. a modal; listens and triggers there. */
  instance(guid: string): Pick<Zaf, 'on' | 'trigger' | 'invoke'>;
  /** As the host sent it on registration. */
  readonly registration: { context: Fields; metadata: Fields };
  readonly clock: Clock;
  readonly deadlines: Deadlines;
}

export function zafOver(
  client: SdkClient,
  registration: Zaf['registration'],
  { clock, deadlines }: { clock: Clock; deadlines: Deadlines },
): Zaf {
  async function ask<T>(call: string, limit: number, start: () => Promise<T>): Promise<T> {
    try {
      return await withDeadline(start(), call, limit, clock);
    } catch (reason) {
      throw asZafError(reason, call);
    }
  }

  async function invokeOn(target: SdkClient, name: string, args: unknown[]): Promise<unknown> {
    const limit = name === 'instances.create' ? deadlines.createInstance : deadlines.invoke;
    const call = `invoke ${name}`;
    return readAnswer(await ask(call, limit, () => target.invoke(name, ...args)), name, call);
  }

  function listenOn(target: SdkClient, event: string, handler: (data?: unknown) => unknown): () => void {
    target.on(event, handler);
    return () => void target.off(event, handler);
  }

  return {
    registration,
    clock,
    deadlines,
    async get(path) {
      const call = `get ${path}`;
      return readAnswer(await ask(call, deadlines.get, () => client.get(path)), path, call);
    },
    async getMany(paths) {
      const call = `get ${paths.join(', ')}`;
      return readManyAnswers(await ask(call, deadlines.get, () => client.get([...paths])), paths, call);
    },
    async set(path, value) {
      const call = `set ${path}`;
      readAnswer(await ask(call, deadlines.set, () => client.set(path, value)), path, call);
    },
    invoke: (name, ...args) => invokeOn(client, name, args),
    async request(request) {
      const call = `${request.method} ${request.path}`;
      const limit = request.method === 'GET' ? deadlines.read : deadlines.write;
      // A failed request rejects with the response itself, which is an answer like any other.
      const settled = () => client.request(sdkRequestOf(request)).catch((failure: unknown) => failedResponse(failure));
      return readResponse(await ask(call, limit, settled), call);
    },
    on: (event, handler) => listenOn(client, event, (data) => handler(data)),
    onHook: (event, handler) => listenOn(client, event, () => handler()),
    trigger: (event, data) => client.trigger(event, data),
    instance(guid) {
      const other = client.instance(guid);
      return {
        on: (event, handler) => listenOn(other, event, (data) => handler(data)),
        trigger: (event, data) => other.trigger(event, data),
        invoke: (name, ...args) => invokeOn(other, name, args),
      };
    },
  };
}

function failedResponse(failure: unknown): unknown {
  if (typeof fieldsOf(failure)?.['status'] === 'number') return failure;
  throw failure;
}
