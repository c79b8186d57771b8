import { useEffect, useRef, useState } from 'react';
import { useDesk } from './desk.ts';
import { launchApp } from './launch-app.ts';
import { useObservable } from './observable.ts';
import { corePaths } from './zaf/core-paths.ts';
import { heightOf } from './zaf/dialogs.ts';
import type { FrameSession } from './zaf/frame-session.ts';
import { type Paths, surfaceOf } from './zaf/surface.ts';

/** A place for the app on the page, and what it can reach there beside the core. */
export interface AppPlace {
  location: 'ticket_sidebar' | 'nav_bar';
  context: Readonly<Record<string, unknown>>;
  paths: Partial<Paths>;
  /** What whoever begins to listen to an event is told at once. */
  present?: (event: string) => unknown;
  /** The app's frame is there; what this returns runs when it goes. */
  started: (session: FrameSession) => () => void;
}

interface Props {
  place: AppPlace;
  title: string;
  isActive: boolean;
}

/** The app in a frame of another origin: a signed launch, then the wire protocol for as long as it lives. */
export function AppFrame({ place, title, isActive }: Props) {
  const desk = useDesk();
  const frame = useRef<HTMLIFrameElement>(null);
  const session = useRef<FrameSession | null>(null);
  const active = useRef(isActive);
  const [height, setHeight] = useState(400);
  // A name given after the frame is in the page would not be found by the form that posts into it.
  // Workflows that were taken begin another frame, as a reload of the page would.
  const { problems, revision } = useObservable(desk.data).workflows;
  const [taken, setTaken] = useState(revision);
  const [guid, setGuid] = useState(() => crypto.randomUUID());
  if (taken !== revision && problems.length === 0) {
    setTaken(revision);
    setGuid(crypto.randomUUID());
  }

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const core = corePaths(desk.user, desk.data.get, desk.workspace, desk.notices, desk.dialogs);
    const resize = (size: unknown) => setHeight((now) => heightOf(size) ?? now);
    const opened = desk.hosts.attach({
      guid,
      surface: {
        ...surfaceOf(place.location, place.context, core, place.paths, { invoke: { resize } }),
        ...(place.present ? { present: place.present } : {}),
      },
      window: () => element.contentWindow,
      isActive: () => active.current,
    });
    session.current = opened;
    const stop = place.started(opened);
    void launchApp(desk, place.location, guid);
    return () => {
      stop();
      desk.hosts.detach(opened);
    };
  }, [desk, place, guid]);

  useEffect(() => {
    if (active.current === isActive) return;
    active.current = isActive;
    session.current?.show(isActive);
  }, [isActive]);

  // A hidden browser tab is a hidden app as well.
  useEffect(() => {
    const tell = () => {
      if (!active.current) return;
      session.current?.show(!document.hidden);
    };
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, []);

  return (
    // oxlint-disable-next-line react/iframe-missing-sandbox -- another origin, and the app needs its own
    <iframe
      key={guid}
      ref={frame}
      name={guid}
      title={title}
      className="app-frame"
      // Named without an origin it would be that of about:blank, never the one the launch is posted to.
      allow="clipboard-write *"
      style={place.location === 'nav_bar' ? undefined : { height }}
      src="about:blank"
    />
  );
}
