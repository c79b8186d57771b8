import { Button } from '@zendeskgarden/react-buttons';
import type { RunView } from '@handrail/contract';
import { useActorName } from '../zendesk/people.tsx';
import type { Conflict } from '../state/ticket-state.ts';
import { sayingWords } from '../text/saying-words.ts';
import { useSayingText } from '../text/saying-text.tsx';
import { Meta } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { eventWords } from './event-words.ts';

interface ConflictNoticeProps {
  run: RunView;
  conflict: Conflict;
  onResolve: (choice: 'again' | 'drop') => void;
}

/** Who did what meanwhile, and what to do with one's own input, which is kept. */
export function ConflictNotice({ run, conflict, onResolve }: ConflictNoticeProps) {
  const text = useSayingText();
  const { t, age } = text;
  const nameOf = useActorName();
  return (
    <Notice
      tone="warning"
      title={t('conflict.title')}
      actions={
        <>
          <Button size="small" onClick={() => onResolve('again')}>
            {t('conflict.again')}
          </Button>
          <Button size="small" isBasic onClick={() => onResolve('drop')}>
            {t('conflict.drop')}
          </Button>
        </>
      }
    >
      <ul>
        {conflict.meanwhile.map(({ seq, actor, at, says, told }) => (
          <li key={seq}>
            {t('conflict.line', { name: nameOf(actor), when: age(at), what: sayingWords(told, text, says) })}
          </li>
        ))}
      </ul>
      <Meta>{t('conflict.yours', { what: eventWords(conflict.pending.body, run, text) })}</Meta>
    </Notice>
  );
}
