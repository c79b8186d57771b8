import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import type { Api } from '../service/api.ts';
import { useLeadText } from '../text/lead-text.tsx';
import { Meta, Row } from '../ui/layout.ts';
import type { RunQuery } from './run-query.ts';
import { saveFile } from './save-file.ts';

const lineEnd = 10;

/** The whole list as a file, whatever of it is drawn. */
export function RunExport({ api, query }: { api: Api; query: RunQuery }) {
  const { t } = useLeadText();
  const [rows, setRows] = useState<number | null>(null);
  const [isAway, setAway] = useState(false);
  const save = async () => {
    setAway(false);
    setRows(0);
    let lines = 0;
    const answer = await api.download('exportRuns', { query }, (piece) => {
      lines += piece.filter((byte) => byte === lineEnd).length;
      setRows(Math.max(0, lines - 1));
    });
    setRows(null);
    setAway(!answer.ok);
    if (answer.ok) saveFile(answer.value, `handrail-runs-${new Date().toISOString().slice(0, 10)}.csv`);
  };
  return (
    <Row>
      <Button size="small" disabled={rows !== null} onClick={() => void save()}>
        {t('runs.export')}
      </Button>
      <span aria-live="polite">
        {rows !== null && <Meta as="span">{t('runs.exported', { count: rows })}</Meta>}
        {isAway && <Meta as="span">{t('fail.service.title')}</Meta>}
      </span>
    </Row>
  );
}
