import { useEffect, useRef } from 'react';
import { useDesk } from './desk.ts';
import { Icon } from './icons.tsx';
import { appAddress } from './launch-app.ts';
import { useObservable } from './observable.ts';
import { corePaths } from './zaf/core-paths.ts';
import type { Dialog } from './zaf/dialogs.ts';
import { surfaceOf } from './zaf/surface.ts';

/** Dialogs that apps opened, over everything. */
export function DialogLayer() {
  const { dialogs } = useDesk();
  return useObservable(dialogs.open).map(({ guid, url, width, height }) => (
    <AppDialog key={guid} guid={guid} url={url} width={width} height={height} />
  ));
}

/** Zendesk loads a dialog's address plainly: no launch token, no sign-in. */
function AppDialog({ guid, url, width, height }: Dialog) {
  const { user, data, workspace, notices, dialogs, hosts } = useDesk();
  const frame = useRef<HTMLIFrameElement>(null);
  const box = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const own = {
      invoke: { resize: (size: unknown) => dialogs.resize(guid, size), destroy: () => dialogs.close(guid) },
    };
    const session = hosts.attach({
      guid,
      surface: surfaceOf('modal', {}, corePaths(user, data.get, workspace, notices, dialogs), own),
      window: () => frame.current?.contentWindow ?? null,
      isActive: () => true,
    });
    box.current?.showModal();
    frame.current?.setAttribute('src', appAddress(url, guid, workspace.scheme.get()));
    return () => hosts.detach(session);
  }, [guid, url, user, data, workspace, notices, dialogs, hosts]);

  return (
    <dialog ref={box} className="app-dialog" aria-label="Handrail" onCancel={() => dialogs.close(guid)}>
      <header>
        <strong>Handrail</strong>
        <button type="button" className="quiet-button" aria-label="Close" onClick={() => dialogs.close(guid)}>
          <Icon name="close" />
        </button>
      </header>
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- another origin, and the app needs its own */}
      <iframe ref={frame} title="Handrail dialog" className="app-frame" style={{ width, height }} />
    </dialog>
  );
}
