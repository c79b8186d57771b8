import { useMemo, useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Checkbox, Field, Label, Message, Textarea } from '@zendeskgarden/react-forms';
import type { FactValue, Member } from '@handrail/contract';
import { MembersTextProvider, useMembersText } from '../../text/members-text.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Meta, Row, Stack } from '../../ui/layout.ts';
import type { FactControlProps } from '../fact-control-props.ts';
import { readWritten } from '../read-written.ts';
import { MembersNotes } from './members-notes.tsx';
import { MembersTable } from './members-table.tsx';
import { type MembersRead, readMembers } from './read-members.ts';

/** A pasted list of members, shown as understood before it is recorded. Without one, what is recorded can be mended. */
export function MembersControl(props: FactControlProps) {
  return (
    <MembersTextProvider>
      <Pasted {...props} />
    </MembersTextProvider>
  );
}

const isAsked = ({ role, direct, isBot }: Member) => role === 'owner' && direct && !isBot;

function Pasted({ declaration, current, isDisabled, onValue }: FactControlProps) {
  const { t, now } = useMembersText();
  // Not kept beyond a reload: it names everybody in the group, and is pasted again at once.
  const [pasted, setPasted] = useState('');
  const [isDirectList, setDirectList] = useState(false);
  const [emails, setEmails] = useState<Readonly<Record<string, string>>>({});
  const [isTried, setTried] = useState(false);
  const read = useMemo((): MembersRead | null => {
    const today = new Date(now()).toISOString().slice(0, 10);
    return pasted.trim() === '' ? null : readMembers(pasted, { today, isDirectList });
  }, [pasted, isDirectList, now]);
  const members = (read?.members ?? membersIn(current)).map((member) => {
    const written = emails[member.username];
    return { ...member, email: written === undefined ? member.email : emailIn(written) };
  });
  const owners = members.filter(isAsked);
  const others = members.filter((member) => !isAsked(member));
  // An address that cannot be read is never recorded as none.
  const isOdd = ({ username }: Member) => (emails[username]?.trim() ?? '') !== '' && emailIn(emails[username]) === null;
  const isNothing = read !== null && read.members.length === 0 && read.left.length === 0;
  return (
    <Stack
      as="form"
      $gap={4}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (members.length > 0 && !owners.some(isOdd)) onValue(members);
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
      {read?.form === 'json' && (
        <Field>
          <Checkbox checked={isDirectList} onChange={({ target }) => setDirectList(target.checked)}>
            <Label>{t('members.direct_list')}</Label>
          </Checkbox>
        </Field>
      )}
      {members.length > 0 && <Meta aria-live="polite">{t('members.found', { count: members.length })}</Meta>}
      {owners.length > 0 && (
        <MembersTable
          label={t('members.found', { count: owners.length })}
          members={owners}
          writing={{
            writtenFor: ({ username, email }) => emails[username] ?? email ?? '',
            isOdd: (member) => isTried && isOdd(member),
            onWrite: ({ username }, text) => setEmails({ ...emails, [username]: text }),
          }}
        />
      )}
      {others.length > 0 && (
        <Disclosure label={t('members.others', { count: others.length })}>
          {() => <MembersTable label={t('members.others', { count: others.length })} members={others} />}
        </Disclosure>
      )}
      {read && <MembersNotes read={read} />}
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
