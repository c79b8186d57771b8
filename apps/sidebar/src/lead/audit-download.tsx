import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import type { Api } from '../service/api.ts';
import { usePathText } from '../text/path-text.tsx';
import { Meta } from '../ui/layout.ts';
import { saveFile } from './save-file.ts';

/** The signed file that an auditor checks without Handrail. */
export function AuditDownload({ api, runId, ticketId }: { api: Api; runId: string; ticketId: number }) {
  const { t } = usePathText();
  const [state, setState] = useState<'idle' | 'loading' | 'away'>('idle');
  const save = async () => {
    setState('loading');
    const answer = await api.download('exportAudit', { params: { runId } });
    setState(answer.ok ? 'idle' : 'away');
    if (answer.ok) saveFile(answer.value, `handrail-${ticketId}-${runId}.audit.json`);
  };
  return (
    <>
      <Button size="small" disabled={state === 'loading'} onClick={() => void save()}>
        {t('replay.audit')}
      </Button>
      <span aria-live="polite">{state === 'away' && <Meta as="span">{t('fail.service.title')}</Meta>}</span>
    </>
  );
}
