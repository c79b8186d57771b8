import type { LinkView } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Meta } from '../ui/layout.ts';
import { OutsideLink } from '../ui/outside-link.tsx';

/** The page of the other system where something is looked up or done. */
export function LookUp({ link }: { link: LinkView }) {
  const { t } = useText();
  return (
    <Meta>
      {link.url === null ? (
        t('step.link_missing', { label: link.label })
      ) : (
        <OutsideLink url={link.url}>{t('step.look', { label: link.label })}</OutsideLink>
      )}
    </Meta>
  );
}
