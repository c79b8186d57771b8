import { type ComponentType, lazy } from 'react';
import { Later } from '../ui/later.tsx';
import type { FactType } from '@handrail/contract';
import { BooleanControl } from './boolean-control.tsx';
import { ChoiceControl } from './choice-control.tsx';
import type { FactControlProps } from './fact-control-props.ts';
import { writtenControl } from './written-control.tsx';

/** One control a fact type; what is rarely asked is fetched when it is. */
const controls: Record<FactType, ComponentType<FactControlProps>> = {
  boolean: BooleanControl,
  choice: ChoiceControl,
  email: writtenControl('email'),
  text: writtenControl('text'),
  number: writtenControl('number'),
  date: writtenControl('date'),
  list: writtenControl('list'),
  members: lazy(async () => ({ default: (await import('./members/members-control.tsx')).MembersControl })),
};

// Tickets that come back.
const AuthorControl = lazy(async () => ({ default: (await import('./author-control.tsx')).AuthorControl }));

/** Takes an answer inside a group that words the question; answering takes one click or one Enter. */
export function FactControl(props: FactControlProps) {
  const { awaits, type } = props.declaration;
  const Control = awaits === undefined ? controls[type] : AuthorControl;
  return (
    <Later>
      <Control {...props} />
    </Later>
  );
}
