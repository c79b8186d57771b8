import { useText } from '../text/text.tsx';

/** The same shapes as the page's first HTML, so that nothing jumps. */
export function Skeleton({ says }: { says?: string }) {
  const { t } = useText();
  return (
    <div className="skeleton" aria-live="polite">
      <p>{says ?? t('opening.text')}</p>
      {['strip', 'card', 'line', 'step'].map((shape) => (
        <div key={shape} className={`bar bar-${shape}`} aria-hidden="true" />
      ))}
    </div>
  );
}
