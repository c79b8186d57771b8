import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Label, Message, Textarea } from '@zendeskgarden/react-forms';
import type { PastedPage as Page } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import { useText } from '../text/text.tsx';
import { Meta, Row, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { SmallButton } from '../ui/small-button.tsx';
import { factOf, valueWords } from './fact-words.ts';
import { otherAccount } from './other-account.ts';
import { readPage } from './read-page.ts';

/** Takes a page that was copied as text: what it answers is shown first, and recorded with one click. */
export function PastedPage({ page, open }: { page: Page; open: readonly string[] }) {
  const text = useText();
  const { t } = text;
  const { run, record, isReadOnly } = useRun();
  const name = t(`page.${page.page}`);
  // Not kept beyond a reload: it shows far more of somebody than is asked, browsers may write what is kept to the disk,
  // and it is pasted again at once.
  const [pasted, setPasted] = useState('');
  const [isInsisted, setInsisted] = useState(false);
  const other = otherAccount(page, pasted, run);
  const values = pasted.trim() === '' ? {} : readPage(page.page, pasted);
  const answers = page.fields.flatMap(({ fact, field }) => {
    const value = values[field];
    const declaration = open.includes(fact) ? factOf(run, fact)?.declaration : undefined;
    const fits = declaration?.options.length === 0 || declaration?.options.some((option) => option.value === value);
    return declaration && value !== undefined && fits ? [{ declaration, value }] : [];
  });
  const isNothing = pasted.trim() !== '' && answers.length === 0 && other === null;
  const write = (next: string) => {
    setPasted(next);
    setInsisted(false);
  };
  const take = () => {
    for (const { declaration, value } of answers) {
      void record({ type: 'fact_recorded', fact: declaration.id, value, source: 'agent' }, { undo: 'click' });
    }
    write('');
  };
  return (
    <Stack as="fieldset" $gap={4} aria-label={name} data-page={page.page}>
      <Field>
        <Label hidden>{name}</Label>
        <Textarea
          isCompact
          // A height that fits its text would be measured anew with each answer, in the midst of drawing what follows.
          rows={1}
          disabled={isReadOnly}
          spellCheck={false}
          autoComplete="off"
          placeholder={name}
          value={pasted}
          validation={isNothing ? 'warning' : undefined}
          onChange={(event) => write(event.target.value)}
        />
        {isNothing && <Message validation="warning">{t('page.none')}</Message>}
      </Field>
      <div aria-live="polite">
        {answers.map(({ declaration, value }) => (
          <Meta key={declaration.id}>
            {declaration.ask} <strong>{valueWords(value, declaration, text)}</strong>
          </Meta>
        ))}
      </div>
      {other && (
        <Notice
          tone="warning"
          actions={
            answers.length > 0 && !isInsisted && !isReadOnly ? (
              <SmallButton onClick={() => setInsisted(true)}>{t('page.other.use')}</SmallButton>
            ) : undefined
          }
        >
          {t('page.other', other)}
        </Notice>
      )}
      {answers.length > 0 && (other === null || isInsisted) && (
        <Row>
          <Button size="small" disabled={isReadOnly} onClick={take}>
            {t('page.take', { count: answers.length })}
          </Button>
        </Row>
      )}
    </Stack>
  );
}
