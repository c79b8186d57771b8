import { useMemo, useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Label, Message, Textarea } from '@zendeskgarden/react-forms';
import { useText } from '../text/text.tsx';
import { Meta, Row, Stack } from '../ui/layout.ts';
import type { FactControlProps } from './fact-control.tsx';
import { readMembers } from './read-members.ts';

/** A pasted members page, shown as understood before it is recorded. */
export function MembersControl({ declaration, isDisabled, onValue }: FactControlProps) {
  const { t, list } = useText();
  const [pasted, setPasted] = useState('');
  const members = useMemo(() => readMembers(pasted), [pasted]);
  const isNothing = pasted.trim() !== '' && members.length === 0;
  return (
    <Stack
      as="form"
      $gap={4}
      onSubmit={(event) => {
        event.preventDefault();
        if (members.length > 0) onValue(members);
      }}
    >
      <Field>
        <Label hidden>{declaration.ask}</Label>
        <Textarea
          isCompact
          minRows={3}
          maxRows={8}
          isResizable
          disabled={isDisabled}
          placeholder={t('members.hint')}
          validation={isNothing ? 'warning' : undefined}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
        {isNothing && <Message validation="warning">{t('members.none')}</Message>}
      </Field>
      {members.length > 0 && (
        <Meta>
          {t('members.found', { count: members.length })}:{' '}
          {list(members.slice(0, 8).map(({ username, role }) => `${username} (${role})`))}
          {members.length > 8 && ' …'}
        </Meta>
      )}
      <Row>
        <Button type="submit" size="small" disabled={isDisabled || members.length === 0}>
          {t('question.record')}
        </Button>
      </Row>
    </Stack>
  );
}
