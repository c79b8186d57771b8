import { useText } from '../text/text.tsx';

/** How long ago, and exactly when for whoever points at it. */
export function Instant({ at }: { at: string }) {
  const { age, date } = useText();
  return (
    <time dateTime={at} title={date(at)}>
      {age(at)}
    </time>
  );
}
