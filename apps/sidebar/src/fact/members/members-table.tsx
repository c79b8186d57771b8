import { Field, Input, Label, Message } from '@zendeskgarden/react-forms';
import { styled } from 'styled-components';
import type { Member } from '@handrail/contract';
import { useMembersText } from '../../text/members-text.tsx';
import { themed } from '../../ui/color.ts';

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 12px;
  line-height: 16px;
  th,
  td {
    padding-block: 4px;
    padding-inline: 0 8px;
    text-align: start;
    vertical-align: top;
    /* Only names may break: the page breaks any word. */
    overflow-wrap: break-word;
  }
  tbody th {
    overflow-wrap: anywhere;
  }
  thead th {
    color: ${themed('foreground.subtle')};
  }
  tbody tr:not([data-address]) > * {
    border-top: 1px solid ${themed('border.subtle')};
  }
`;

interface MembersTableProps {
  label: string;
  members: readonly Member[];
  /** What stands in a member's address field; without it addresses are only shown. */
  writing?: {
    writtenFor: (member: Member) => string;
    isOdd: (member: Member) => boolean;
    onWrite: (member: Member, text: string) => void;
  };
}

/** Members as they were understood: who, with which role, from where, and when last seen. */
export function MembersTable({ label, members, writing }: MembersTableProps) {
  const { t, day } = useMembersText();
  return (
    <Table aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('members.column.member')}</th>
          <th scope="col">{t('members.column.role')}</th>
          <th scope="col">{t('members.column.activity')}</th>
        </tr>
      </thead>
      <tbody>
        {members.flatMap((member) => [
          <tr key={member.username}>
            <th scope="row">
              <bdi>{member.username}</bdi>
            </th>
            <td>
              {t(`members.role.${member.role}`)}
              <br />
              {t(member.direct ? 'members.source.direct' : 'members.source.indirect')}
            </td>
            <td>{member.lastActivity === null ? t('members.activity.unknown') : day(member.lastActivity)}</td>
          </tr>,
          (writing !== undefined || member.email !== null) && (
            <tr key={`${member.username} address`} data-address="">
              <td colSpan={3}>{writing ? <Address member={member} {...writing} /> : <bdi>{member.email}</bdi>}</td>
            </tr>
          ),
        ])}
      </tbody>
    </Table>
  );
}

/** Members pages show no addresses, and owners are written to by theirs. */
function Address({
  member,
  writtenFor,
  isOdd,
  onWrite,
}: { member: Member } & NonNullable<MembersTableProps['writing']>) {
  const { t } = useMembersText();
  const isRefused = isOdd(member);
  return (
    <Field>
      <Label isRegular>{t('question.email_of', { username: member.username })}</Label>
      <Input
        isCompact
        inputMode="email"
        autoComplete="off"
        validation={isRefused ? 'error' : undefined}
        value={writtenFor(member)}
        onChange={({ target }) => onWrite(member, target.value)}
      />
      {isRefused && <Message validation="error">{t('question.invalid.email')}</Message>}
    </Field>
  );
}
