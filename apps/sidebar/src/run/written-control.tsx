import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input, Label, Message, Textarea } from '@zendeskgarden/react-forms';
import { styled } from 'styled-components';
import { useText } from '../text/text.tsx';
import { Meta, Row } from '../ui/layout.ts';
import type { FactControlProps } from './fact-control.tsx';
import { type WrittenType, readWritten } from './read-written.ts';

const inputTypes = { email: 'text', text: 'text', number: 'text', date: 'date' } as const;
const inputModes = { email: 'email', text: 'text', number: 'decimal', date: undefined } as const;

/** The button stands beside its field where there is room, else under it. */
const Beside = styled(Row)`
  align-items: flex-start;
  > :first-child {
    flex: 1 1 160px;
  }
`;

/** An answer that is typed or pasted; Enter records it. */
export function WrittenControl({
  declaration,
  current,
  isDisabled,
  onValue,
  type,
}: FactControlProps & { type: WrittenType }) {
  const { t } = useText();
  const [written, setWritten] = useState(() => writtenOf(current));
  const [problem, setProblem] = useState<ReturnType<typeof readWritten> | null>(null);
  const read = readWritten(type, written, declaration.format);
  const understood = read.ok && typeof read.value === 'string' && read.value !== written.trim() ? read.value : null;
  const validation = problem && !problem.ok ? 'error' : undefined;
  const shared = {
    isCompact: true,
    disabled: isDisabled,
    validation,
    value: written,
    spellCheck: false,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => {
      setWritten(event.target.value);
      setProblem(null);
    },
  } as const;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(read);
        if (read.ok) onValue(read.value);
      }}
    >
      <Beside>
        <Field>
          <Label hidden>{declaration.ask}</Label>
          {type === 'list' ? (
            <Textarea {...shared} minRows={2} placeholder={t('question.list.hint')} />
          ) : (
            <Input {...shared} type={inputTypes[type]} inputMode={inputModes[type]} dir="auto" />
          )}
          {problem && !problem.ok && <Message validation="error">{t(problem.problem)}</Message>}
        </Field>
        <Button type="submit" size="small" disabled={isDisabled}>
          {t('question.record')}
        </Button>
      </Beside>
      <div aria-live="polite">
        {understood !== null && <Meta>{t('question.understood', { value: understood })}</Meta>}
      </div>
    </form>
  );
}

function writtenOf(current: FactControlProps['current']): string {
  if (Array.isArray(current)) return current.filter((entry) => typeof entry === 'string').join('\n');
  return current === null || typeof current === 'boolean' ? '' : String(current);
}
