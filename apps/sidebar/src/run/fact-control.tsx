import { Suspense, lazy } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import type { FactDeclaration, FactValue } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { unreachable } from '../unreachable.ts';
import { Row } from '../ui/layout.ts';
import { ChoiceControl } from './choice-control.tsx';
import { WrittenControl } from './written-control.tsx';

const MembersControl = lazy(async () => ({ default: (await import('./members-control.tsx')).MembersControl }));

export interface FactControlProps {
  declaration: FactDeclaration;
  /** What is recorded now, to start from or to mark. */
  current: FactValue | null;
  isDisabled: boolean;
  onValue: (value: FactValue) => void;
}

/** One control per fact type, inside a group that words the question; answering takes one click or one Enter. */
export function FactControl(props: FactControlProps) {
  const { t } = useText();
  const { declaration, current, isDisabled, onValue } = props;
  switch (declaration.type) {
    case 'boolean':
      return (
        <Row>
          {[true, false].map((value) => (
            <Button
              key={String(value)}
              size="small"
              disabled={isDisabled}
              aria-pressed={current === value}
              onClick={() => onValue(value)}
            >
              {t(value ? 'fact.yes' : 'fact.no')}
            </Button>
          ))}
        </Row>
      );
    case 'choice':
      return <ChoiceControl {...props} />;
    case 'email':
    case 'text':
    case 'number':
    case 'date':
    case 'list':
      return <WrittenControl {...props} type={declaration.type} />;
    case 'members':
      return (
        <Suspense fallback={null}>
          <MembersControl {...props} />
        </Suspense>
      );
    default:
      return unreachable(declaration.type);
  }
}
