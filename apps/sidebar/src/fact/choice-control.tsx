import { Field, Label, Select } from '@zendeskgarden/react-forms';
import { useText } from '../text/text.tsx';
import { AnswerButton } from '../ui/answer-button.ts';
import { Row } from '../ui/layout.ts';
import type { FactControlProps } from './fact-control-props.ts';

/** Few options are buttons, many are a list. */
export function ChoiceControl({ declaration, current, isDisabled, onValue }: FactControlProps) {
  const { t } = useText();
  if (declaration.options.length <= 6) {
    return (
      <Row>
        {declaration.options.map(({ value, label }) => (
          <AnswerButton
            key={value}
            disabled={isDisabled}
            aria-pressed={current === value}
            onClick={() => onValue(value)}
          >
            {label}
          </AnswerButton>
        ))}
      </Row>
    );
  }
  return (
    <Field>
      <Label hidden>{declaration.ask}</Label>
      <Select
        isCompact
        disabled={isDisabled}
        value={typeof current === 'string' ? current : ''}
        onChange={(event) => event.target.value !== '' && onValue(event.target.value)}
      >
        <option value="">{t('question.choose')}</option>
        {declaration.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
