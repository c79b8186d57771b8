import { Button } from '@zendeskgarden/react-buttons';
import type { RunView } from '@handrail/contract';
import type { NewEvent } from '../api.ts';
import { useActorName } from '../people.tsx';
import type { Conflict } from '../state/ticket-state.ts';
import { type Text, useText } from '../text/text.tsx';
import { Meta } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { factOf, valueWords } from './fact-words.ts';

interface ConflictNoticeProps {
  run: RunView;
  conflict: Conflict;
  onResolve: (choice: 'again' | 'drop') => void;
}

/** Who did what meanwhile, and what to do with one's own input, which is kept. */
export function ConflictNotice({ run, conflict, onResolve }: ConflictNoticeProps) {
  const text = useText();
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
        {conflict.meanwhile.map(({ seq, actor, at, says }) => (
          <li key={seq}>{t('conflict.line', { name: nameOf(actor), when: age(at), what: says })}</li>
        ))}
      </ul>
      <Meta>{t('conflict.yours', { what: eventWords(conflict.pending.body, run, text) })}</Meta>
    </Notice>
  );
}

/** An event that is not recorded yet, as its author knows it. */
function eventWords(body: NewEvent, run: RunView, text: Text): string {
  if ('fact' in body) {
    const declaration = factOf(run, body.fact)?.declaration;
    const value = 'value' in body && body.value !== null && declaration ? body.value : null;
    const words = value === null || !declaration ? text.t('fact.unobtainable') : valueWordsOf(value, declaration, text);
    return `${declaration?.ask ?? body.fact} ${words}`;
  }
  const step = 'step' in body ? run.steps.find(({ id }) => id === body.step) : undefined;
  return step?.title ?? text.t('conflict.change');
}

function valueWordsOf(
  value: NonNullable<Extract<NewEvent, { type: 'fact_recorded' }>['value']>,
  declaration: Parameters<typeof valueWords>[1],
  text: Text,
): string {
  if (Array.isArray(value))
    return text.list(value.map((entry) => (typeof entry === 'string' ? entry : entry.username)));
  return valueWords(value, declaration, text);
}
