import { Field, Input, Label, Message, Textarea } from '@zendeskgarden/react-forms';
import type { FactDeclaration } from '@handrail/contract';
import type { MessageKey } from '../text/en.ts';
import { useText } from '../text/text.tsx';
import type { WrittenType } from './read-written.ts';

const inputTypes = { email: 'text', text: 'text', number: 'text', date: 'date' } as const;
const inputModes = { email: 'email', text: 'text', number: 'decimal', date: undefined } as const;

interface WrittenFieldProps {
  declaration: FactDeclaration;
  type: WrittenType;
  text: string;
  problem: MessageKey | null;
  isDisabled: boolean;
  /** In a form of several fields each says what it asks. */
  isLabelled?: boolean;
  onText: (text: string) => void;
}

/** The field of one answer that is typed or pasted, named by its fact. */
export function WrittenField({ declaration, type, text, problem, isDisabled, isLabelled, onText }: WrittenFieldProps) {
  const { t } = useText();
  const shared = {
    isCompact: true,
    name: declaration.id,
    disabled: isDisabled,
    validation: problem ? ('error' as const) : undefined,
    value: text,
    spellCheck: false,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onText(event.target.value),
  };
  return (
    <Field>
      <Label hidden={!isLabelled} isRegular>
        {declaration.ask}
      </Label>
      {type === 'list' ? (
        <Textarea {...shared} minRows={2} placeholder={t('question.list.hint')} />
      ) : (
        <Input {...shared} type={inputTypes[type]} inputMode={inputModes[type]} dir="auto" />
      )}
      {problem && <Message validation="error">{t(problem)}</Message>}
    </Field>
  );
}
