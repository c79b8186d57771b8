import { useDesk } from './desk.ts';
import { Icon } from './icons.tsx';
import { useObservable } from './observable.ts';
import { sanitised } from './ticket/sanitise.ts';

export function NoticeList() {
  const { notices } = useDesk();
  const shown = useObservable(notices.shown);
  return (
    <output className="notices">
      {shown.map(({ id, kind, html }) => (
        <span key={id} className="notice-bar" data-kind={kind}>
          <span dangerouslySetInnerHTML={{ __html: sanitised(html) }} />
          <button type="button" className="quiet-button" aria-label="Dismiss" onClick={() => notices.drop(id)}>
            <Icon name="close" size={14} />
          </button>
        </span>
      ))}
    </output>
  );
}
