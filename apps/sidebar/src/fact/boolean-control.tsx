import { useText } from '../text/text.tsx';
import { AnswerButton } from '../ui/answer-button.ts';
import { Row } from '../ui/layout.ts';
import type { FactControlProps } from './fact-control-props.ts';

export function BooleanControl({ current, isDisabled, onValue }: FactControlProps) {
  const { t } = useText();
  return (
    <Row>
      {[true, false].map((value) => (
        <AnswerButton
          key={String(value)}
          disabled={isDisabled}
          aria-pressed={current === value}
          onClick={() => onValue(value)}
        >
          {t(value ? 'fact.yes' : 'fact.no')}
        </AnswerButton>
      ))}
    </Row>
  );
}
