import type { ReactNode } from 'react';
import { Icon as NewWindow } from 'icon:12/new-window-stroke';
import { Anchor } from '@zendeskgarden/react-buttons';

/** Leaves the sidebar in a new tab and tells the other page nothing about this one. */
export function OutsideLink({ url, children }: { url: string; children: ReactNode }) {
  return (
    <Anchor href={url} target="_blank" rel="noopener noreferrer" isUnderlined>
      {children} <NewWindow style={{ verticalAlign: 'baseline' }} />
    </Anchor>
  );
}
