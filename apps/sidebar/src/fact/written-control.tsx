import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { useRun } from '../state/run-context.tsx';
import { useKeptText } from '../state/use-kept-text.ts';
import { useText } from '../text/text.tsx';
import { Meta } from '../ui/layout.ts';
import { Beside } from './beside.ts';
import type { FactControlProps } from './fact-control-props.ts';
import { finishedSentence } from './finished-sentence.ts';
import { type WrittenType, readWritten } from './read-written.ts';
import { WrittenField } from './written-field.tsx';

/** The control of an answer that is typed or pasted; Enter records it. */
export function writtenControl(type: WrittenType) {
  return (props: FactControlProps) => <WrittenControl {...props} type={type} />;
}

function WrittenControl({ declaration, current, isDisabled, onValue, type }: FactControlProps & { type: WrittenType }) {
  const { t } = useText();
  const { run } = useRun();
  const { text: written, write, forget } = useKeptText(`${run.id}:${declaration.id}`, writtenOf(current));
  const [problem, setProblem] = useState<ReturnType<typeof readWritten> | null>(null);
  const read = readWritten(type, written, declaration.format);
  const understood = read.ok && typeof read.value === 'string' && read.value !== written.trim() ? read.value : null;
  // A value of a kind is not part of the grammar; a text of the agent's own is.
  const sentence = type === 'text' && read.ok ? finishedSentence(run, { [declaration.id]: written }) : null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(read);
        if (!read.ok) return;
        forget();
        onValue(read.value);
      }}
    >
      <Beside>
        <WrittenField
          declaration={declaration}
          type={type}
          text={written}
          problem={problem && !problem.ok ? problem.problem : null}
          isDisabled={isDisabled}
          onText={(text) => {
            write(text);
            setProblem(null);
          }}
        />
        <Button type="submit" size="small" disabled={isDisabled}>
          {t('question.record')}
        </Button>
      </Beside>
      <div aria-live="polite">
        {understood !== null && <Meta>{t('question.understood', { value: understood })}</Meta>}
        {sentence !== null && <Meta>{t('question.sentence', { sentence })}</Meta>}
      </div>
    </form>
  );
}

function writtenOf(current: FactControlProps['current']): string {
  if (Array.isArray(current)) return current.filter((entry) => typeof entry === 'string').join('\n');
  return current === null || typeof current === 'boolean' ? '' : String(current);
}
