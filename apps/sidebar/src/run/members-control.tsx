import { useMemo, useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input, Label, Message, Textarea } from '@zendeskgarden/react-forms';
import type { FactValue, Member } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Meta, Row, Stack } from '../ui/layout.ts';
import type { FactControlProps } from './fact-control.tsx';
import { readMembers } from './read-members.ts';
import { readWritten } from './read-written.ts';

/** A pasted members page, shown as understood before it is recorded. Without one, what is recorded can be mended. */
export function MembersControl({ declaration, current, isDisabled, onValue }: FactControlProps) {
  const { t, list } = useText();
  const [pasted, setPasted] = useState('');
  const [emails, setEmails] = useState<Readonly<Record<string, string>>>({});
  const members = useMemo(
    () =>
      (pasted.trim() === '' ? membersIn(current) : readMembers(pasted)).map((member) => ({
        ...member,
        email: emails[member.username] === undefined ? member.email : emailIn(emails[member.username]),
      })),
    [pasted, emails, current],
  );
  // Members pages show no addresses, and owners are written to by theirs; inherited ones and bots never are.
  const owners = members.filter(({ role, direct, isBot }) => role === 'owner' && direct && !isBot).slice(0, 8);
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
      {owners.map(({ username, email }) => (
        <Field key={username}>
          <Label isRegular>{t('members.email', { username })}</Label>
          <Input
            isCompact
            inputMode="email"
            autoComplete="off"
            value={emails[username] ?? email ?? ''}
            onChange={({ target }) => setEmails({ ...emails, [username]: target.value })}
          />
        </Field>
      ))}
      <Row>
        <Button type="submit" size="small" disabled={isDisabled || members.length === 0}>
          {t('question.record')}
        </Button>
      </Row>
    </Stack>
  );
}

function membersIn(value: FactValue | null): Member[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'object') : [];
}

function emailIn(written: string | undefined): string | null {
  const read = readWritten('email', written ?? '');
  return read.ok && typeof read.value === 'string' ? read.value : null;
}
