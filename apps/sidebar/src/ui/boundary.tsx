import { Button } from '@zendeskgarden/react-buttons';
import { Component, type ReactNode } from 'react';
import { useText } from '../text/text.tsx';
import { Notice } from './notice.tsx';

interface BoundaryProps {
  children: ReactNode;
  /** Another value draws what is inside anew. */
  of?: string;
}

interface BoundaryState {
  broken: { by: unknown } | null;
  of: string | undefined;
}

/** What breaks inside takes nothing outside with it, and says so in words instead of leaving a blank. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { broken: null, of: this.props.of };

  static getDerivedStateFromError(by: unknown): Partial<BoundaryState> {
    return { broken: { by } };
  }

  static getDerivedStateFromProps({ of }: BoundaryProps, state: BoundaryState): Partial<BoundaryState> | null {
    return of === state.of ? null : { broken: null, of };
  }

  override render(): ReactNode {
    const { broken } = this.state;
    if (!broken) return this.props.children;
    return <Broken isUpdated={isMissingCode(broken.by)} onRetry={() => this.setState({ broken: null })} />;
  }
}

/** Browsers word it each in their own way; what a code fetch fails by is never anything else. */
function isMissingCode(by: unknown): boolean {
  return by instanceof Error && /dynamically imported module|module script failed|preload/i.test(by.message);
}

function Broken({ isUpdated, onRetry }: { isUpdated: boolean; onRetry: () => void }) {
  const { t } = useText();
  if (isUpdated) {
    // The browser remembers that the code was missing: only a new page helps.
    return (
      <Notice tone="warning" title={t('fail.unreadable.title')}>
        <p>{t('fail.code.text')}</p>
      </Notice>
    );
  }
  const retry = (
    <Button size="small" onClick={onRetry}>
      {t('retry')}
    </Button>
  );
  return (
    <Notice tone="warning" title={t('broken.title')} actions={retry}>
      <p>{t('broken.text')}</p>
    </Notice>
  );
}
