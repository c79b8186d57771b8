import { type AppMessage, type HostError, hostMessage } from '@handrail/zaf/protocol';
import { callFault } from './call-fault.ts';
import type { FaultSource } from './call-fault.ts';
import type { Surface } from './surface.ts';

export interface FrameSessionOptions {
  guid: string;
  surface: Surface;
  faults: FaultSource;
  /** Posts into the frame. */
  post: (message: object) => void;
  /** One HTTP request on the agent's behalf. */
  http: (options: Readonly<Record<string, unknown>>) => Promise<{ isDone: boolean; answer: unknown }>;
  /** The app fires an event of its own at an instance, perhaps not its own. */
  trigger: (event: string, data: unknown, instance: string) => void;
  /** A call meant for another instance, such as closing a dialog. */
  invokeOn(instance: string, name: string, args: readonly unknown[]): unknown;
  isActive(): boolean;
}

/** The host's side of one app frame. */
export interface FrameSession {
  readonly guid: string;
  hear: (message: AppMessage) => void;
  /** Tells the app, if it listens; `instance` names the frame the event belongs to when that is another. */
  fire(event: string, data?: unknown, instance?: string): void;
  /** Asks the app whether something may happen: null is yes, text is no. */
  ask(event: string): Promise<string | null>;
  /** The agent looks at the app, or away from it. Zendesk speaks of panes in its navigation bar, of apps elsewhere. */
  show(isVisible: boolean, isFirst?: boolean): void;
  readonly isRegistered: boolean;
  end(): void;
}

/** An app that never answers a hook must not hold the agent's save for ever. */
const hookLimit = 10_000;

export function frameSession(options: FrameSessionOptions): FrameSession {
  const { guid, surface, faults, post, http } = options;
  const listeners = new Map<string, number>();
  const questions = new Map<string, (refusal: string | null) => void>();
  // A reloaded frame counts its calls from 1 again, so answers to the page before must not reach it.
  let load = 0;
  let isRegistered = false;
  let isOver = false;

  const keyOf = (event: string, instance = guid) => `${instance} ${event}`;

  function fire(event: string, data?: unknown, instance?: string) {
    if (isRegistered && (listeners.get(keyOf(event, instance)) ?? 0) > 0)
      post(hostMessage.event(event, data, instance));
  }

  function show(isVisible: boolean, isFirst = false) {
    const what = surface.location === 'nav_bar' ? 'pane' : 'app';
    fire(`${what}.${isVisible ? 'activated' : 'deactivated'}`, { firstLoad: isFirst });
  }

  function register() {
    load += 1;
    isRegistered = true;
    const metadata = { appId: 1, installationId: 1, name: 'Handrail', version: '0.1.0', settings: {} };
    post(
      hostMessage.registered(metadata, {
        instanceGuid: guid,
        product: 'support',
        location: surface.location,
        ...surface.context,
      }),
    );
    // Subscriptions come with the flush that the registration sets off, the first event after them.
    setTimeout(() => options.isActive() && show(true, true));
  }

  async function answerCall(id: number, paths: readonly string[], run: (path: string) => unknown) {
    const asked = load;
    const send = (message: object) => void (asked === load && !isOver && post(message));
    const fault = callFault(faults, paths);
    const values: Record<string, unknown> = {};
    const errors: Record<string, HostError> = {};
    const perform = async () => {
      for (const path of paths) {
        try {
          if (fault.effect === 'denied' && fault.matches(path)) throw new Error('is not allowed');
          values[path] = await run(path);
        } catch (reason) {
          errors[path] = {
            name: 'InvalidCall',
            message: reason instanceof Error ? reason.message : String(reason),
            path,
          };
        }
      }
      return hostMessage.answer(id, values, errors);
    };
    await fault.carryOut({ id, path: paths[0] ?? '', perform, send });
  }

  async function answerHttp(number: number, request: Readonly<Record<string, unknown>>) {
    const asked = load;
    const { isDone, answer } = await http(request);
    if (asked === load && !isOver)
      post(isDone ? hostMessage.httpDone(number, answer) : hostMessage.httpFailed(number, answer));
  }

  return {
    guid,
    get isRegistered() {
      return isRegistered;
    },
    fire,
    show,
    hear(message) {
      const target = message.instance ?? guid;
      switch (message.kind) {
        case 'handshake':
          if (!faults.current().isHandshakeIgnored) register();
          return;
        case 'subscription': {
          const isFirst = (listeners.get(keyOf(message.event, target)) ?? 0) === 0;
          listeners.set(keyOf(message.event, target), message.listeners);
          const present = isFirst && target === guid ? surface.present?.(message.event) : undefined;
          if (present !== undefined) fire(message.event, present);
          return;
        }
        case 'trigger':
          return options.trigger(message.event, message.data, target);
        case 'get':
          return void answerCall(message.id, message.paths, (path) => surface.get(path));
        case 'set':
          return void answerCall(message.id, Object.keys(message.values), (path) =>
            surface.set(path, message.values[path]),
          );
        case 'invoke': {
          const run = (name: string) =>
            target === guid
              ? surface.invoke(name, message.calls[name] ?? [])
              : options.invokeOn(target, name, message.calls[name] ?? []);
          return void answerCall(message.id, Object.keys(message.calls), run);
        }
        case 'http':
          return void answerHttp(message.number, message.options);
        case 'hook_reply':
          questions.get(message.event)?.(message.refusal);
          return;
        case 'other':
          return;
      }
    },
    async ask(event) {
      if (!isRegistered || (listeners.get(keyOf(event)) ?? 0) === 0) return null;
      return new Promise((resolve) => {
        const settle = (refusal: string | null) => {
          clearTimeout(timer);
          questions.delete(event);
          resolve(refusal);
        };
        const timer = setTimeout(() => settle(null), hookLimit);
        questions.set(event, settle);
        post(hostMessage.hook(event));
      });
    },
    end() {
      isOver = true;
      isRegistered = false;
    },
  };
}
