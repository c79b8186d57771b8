import { useEffect, useRef } from 'react';
import { Icon } from '../icons.tsx';
import { useObservable } from '../observable.ts';
import { plainPort, richPort } from './composer-port.ts';
import { FormatButtons } from './format-buttons.tsx';
import { sanitised } from './sanitise.ts';
import type { ComposerType, TicketWork } from './ticket-work.ts';

const types: { type: ComposerType; label: string; icon: 'mail' | 'note' }[] = [
  { type: 'publicReply', label: 'Public reply', icon: 'mail' },
  { type: 'internalNote', label: 'Internal note', icon: 'note' },
];

/** Where the agent writes: a rich editor, or a plain one on messaging tickets. */
export function Composer({ work }: { work: TicketWork }) {
  const type = useObservable(work.composerType);
  const isMessaging = work.ticket().channel === 'messaging';
  const isClosed = work.ticket().status === 'closed';

  if (isClosed) return <p className="composer-closed">This ticket is closed. It can be read, not answered.</p>;
  return (
    <div className="composer" data-note={type === 'internalNote'}>
      <fieldset className="composer-types" aria-label="Kind of comment">
        {types.map((entry) => (
          <button
            key={entry.type}
            type="button"
            aria-pressed={type === entry.type}
            onClick={() => work.composerType.set(entry.type)}
          >
            <Icon name={entry.icon} size={15} /> {entry.label}
          </button>
        ))}
      </fieldset>
      {isMessaging ? <PlainEditor work={work} /> : <RichEditor work={work} />}
    </div>
  );
}

function RichEditor({ work }: { work: TicketWork }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!element.current) return undefined;
    const port = richPort(element.current, work.edited);
    const disconnect = work.connectComposer(port);
    return () => {
      port.dispose();
      disconnect();
    };
  }, [work]);

  return (
    <>
      <div
        ref={element}
        className="composer-text"
        contentEditable
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a text area holds no rich text
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-label="Comment"
        onInput={work.edited}
        onPaste={(event) => {
          const html = event.clipboardData.getData('text/html');
          if (html === '') return;
          event.preventDefault();
          work.composer()?.insert(sanitised(html));
        }}
      />
      <FormatButtons />
    </>
  );
}

function PlainEditor({ work }: { work: TicketWork }) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!area.current) return undefined;
    const port = plainPort(area.current, work.edited);
    const disconnect = work.connectComposer(port);
    return () => {
      port.dispose();
      disconnect();
    };
  }, [work]);

  return <textarea ref={area} className="composer-text" rows={5} aria-label="Comment" onInput={work.edited} />;
}
