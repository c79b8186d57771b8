import { Button } from '@zendeskgarden/react-buttons';
import { useLeadText } from '../text/lead-text.tsx';
import { Notice } from '../ui/notice.tsx';

/** The service could not be read; what was read before stays beneath. */
export function AwayNotice({ onRetry }: { onRetry: () => Promise<void> }) {
  const { t } = useLeadText();
  return (
    <Notice
      tone="warning"
      title={t('fail.service.title')}
      actions={
        <Button size="small" onClick={() => void onRetry()}>
          {t('retry')}
        </Button>
      }
    />
  );
}
