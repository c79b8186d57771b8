import { type SyntheticEvent, useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import type { FactDeclaration, FactValue } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import { forgetKeptText, useKeptText } from '../state/use-kept-text.ts';
import type { MessageKey } from '../text/en.ts';
import { useText } from '../text/text.tsx';
import { Meta, Row, Stack } from '../ui/layout.ts';
import { factOf } from './fact-words.ts';
import { finishedSentence } from './finished-sentence.ts';
import { isWritten, readWritten } from './read-written.ts';
import { WrittenField } from './written-field.tsx';

interface JointFormProps {
  facts: readonly string[];
  isDisabled: boolean;
  onValues: (values: Record<string, FactValue>) => void;
}

/** Answers that are written one after the other and recorded together. */
export function JointForm({ facts, isDisabled, onValues }: JointFormProps) {
  const { t } = useText();
  const { run } = useRun();
  const [problems, setProblems] = useState<Readonly<Record<string, MessageKey>>>({});
  const [written, setWritten] = useState<Readonly<Record<string, string>>>({});
  const declarations = facts.flatMap((fact) => factOf(run, fact)?.declaration ?? []);
  const take = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const texts = new FormData(event.currentTarget);
    const values: Record<string, FactValue> = {};
    const wrong: Record<string, MessageKey> = {};
    for (const { id, type, format } of declarations) {
      const text = texts.get(id);
      if (!isWritten(type) || typeof text !== 'string') continue;
      const read = readWritten(type, text, format);
      if (read.ok) values[id] = read.value;
      else wrong[id] = read.problem;
    }
    setProblems(wrong);
    if (Object.keys(wrong).length > 0) return;
    for (const fact of facts) forgetKeptText(`${run.id}:${fact}`);
    onValues(values);
  };
  const sentence = finishedSentence(run, written);
  return (
    <form noValidate onSubmit={take} onInput={({ currentTarget }) => setWritten(textsIn(currentTarget, declarations))}>
      <Stack $gap={8}>
        {declarations.map((declaration) => (
          <JointField
            key={declaration.id}
            declaration={declaration}
            problem={problems[declaration.id] ?? null}
            isDisabled={isDisabled}
            onWritten={() => setProblems({})}
          />
        ))}
        <div aria-live="polite">{sentence !== null && <Meta>{t('question.sentence', { sentence })}</Meta>}</div>
        <Row>
          <Button type="submit" size="small" disabled={isDisabled}>
            {t('question.record')}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}

/** What the agent has put in words of their own; an address or a number is no part of the grammar. */
function textsIn(form: HTMLFormElement, declarations: readonly FactDeclaration[]): Record<string, string> {
  const texts = new FormData(form);
  return Object.fromEntries(
    declarations.flatMap(({ id, type }) => {
      const text = type === 'text' ? texts.get(id) : null;
      return typeof text === 'string' ? [[id, text]] : [];
    }),
  );
}

interface JointFieldProps {
  declaration: FactDeclaration;
  problem: MessageKey | null;
  isDisabled: boolean;
  onWritten: () => void;
}

function JointField({ declaration, problem, isDisabled, onWritten }: JointFieldProps) {
  const { run } = useRun();
  const { text, write } = useKeptText(`${run.id}:${declaration.id}`, '');
  if (!isWritten(declaration.type)) return null;
  return (
    <WrittenField
      declaration={declaration}
      type={declaration.type}
      text={text}
      problem={problem}
      isDisabled={isDisabled}
      isLabelled
      onText={(next) => {
        write(next);
        onWritten();
      }}
    />
  );
}
