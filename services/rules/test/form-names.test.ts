import { expect, test } from 'vitest';
import { accountsOf, parseAccounts } from '../src/accounts.ts';
import { newZendesk, startApp } from './_app.ts';
import { callerOf, ticket } from './_ticket.ts';

const found = async (snapshot: Parameters<typeof ticket>[0]) => {
  const desk = await newZendesk('desk');
  const accounts = accountsOf(parseAccounts({ accounts: [{ ...desk.entry, forms: { 360_001: 'Accounts' } }] }));
  const service = await startApp({ accounts });
  const opened = await callerOf(service, await service.signIn()).open(ticket(snapshot));
  await service.close();
  return opened.match.lookedAt.find((looked) => looked.startsWith('Form'));
};

test('a form is named by the accounts file where Zendesk tells its id only', async () => {
  expect(await found({ form: null, formId: '360001' })).toBe('Form Accounts');
  expect(await found({ form: null, formId: '360002' })).toBe('Form: none');
  expect(await found({ form: 'As Zendesk says', formId: '360001' })).toBe('Form As Zendesk says');
});

test('an accounts file names forms by id, and nothing else', async () => {
  const { entry } = await newZendesk('desk');
  expect(() => parseAccounts({ accounts: [{ ...entry, forms: { Accounts: '360001' } }] })).toThrow(
    'accounts.0.forms.Accounts',
  );
});
