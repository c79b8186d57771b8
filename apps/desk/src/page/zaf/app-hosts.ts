import { parseAppMessage } from '@handrail/zaf/protocol';
import type { Observable } from '../observable.ts';
import type { DeskData } from '../../model/desk-state.ts';
import { agentHttp } from './agent-http.ts';
import type { FaultSource } from './call-fault.ts';
import { type FrameSession, frameSession } from './frame-session.ts';
import type { Surface } from './surface.ts';

/** All app frames of this page, told apart by the window a message comes from. */
export interface AppHosts {
  attach: (frame: AppFrameSpec) => FrameSession;
  detach: (session: FrameSession) => void;
  /** An event of one instance: its own frame hears it, and every other frame that listens to that instance. */
  trigger(event: string, data: unknown, instance: string): void;
  fireAll(event: string, data?: unknown): void;
}

export interface AppFrameSpec {
  guid: string;
  surface: Surface;
  /** The frame's window; null while it is not in the page. */
  window: () => Window | null;
  isActive: () => boolean;
}

export function appHosts(
  data: Observable<DeskData>,
  userId: number,
  appOrigin: string,
  invokeOn: (instance: string, name: string, args: readonly unknown[]) => unknown,
): AppHosts {
  const sessions = new Map<FrameSession, AppFrameSpec>();
  const faults = faultSource(data);

  window.addEventListener('message', ({ data: posted, source, origin }: MessageEvent<unknown>) => {
    if (origin !== appOrigin) return;
    const message = parseAppMessage(posted);
    if (!message) return;
    for (const [session, spec] of sessions) if (spec.window() === source) session.hear(message);
  });

  function trigger(event: string, payload: unknown, instance: string) {
    for (const session of sessions.keys()) {
      if (session.guid === instance) session.fire(event, payload);
      else session.fire(event, payload, instance);
    }
  }

  return {
    attach(spec) {
      const session = frameSession({
        guid: spec.guid,
        surface: spec.surface,
        faults,
        post: (message) => spec.window()?.postMessage(message, appOrigin),
        http: (options) => agentHttp(userId, options),
        trigger,
        invokeOn,
        isActive: spec.isActive,
      });
      sessions.set(session, spec);
      return session;
    },
    detach(session) {
      session.fire('app.willDestroy');
      session.end();
      sessions.delete(session);
    },
    trigger,
    fireAll(event, payload) {
      for (const session of sessions.keys()) session.fire(event, payload);
    },
  };
}

function faultSource(data: Observable<DeskData>): FaultSource {
  let revision = -1;
  let used = new Map<string, number>();
  return {
    current: () => data.get().faults,
    use(id) {
      const now = data.get().faultRevision;
      if (now !== revision) [revision, used] = [now, new Map<string, number>()];
      const count = used.get(id) ?? 0;
      used.set(id, count + 1);
      return count;
    },
  };
}
