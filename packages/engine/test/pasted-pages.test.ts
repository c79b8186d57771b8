import { expect, test } from 'vitest';
import { compileWorkflow, pastedPages } from '../src/index.ts';
import { compiledOrThrow, exampleWorkflow } from './example-workflow.ts';

test('a page answers facts that fit its fields', () => {
  const fields = { 'other.confirmed': 'confirmed', 'address.wanted': 'email' };
  const workflow = compiledOrThrow({ ...exampleWorkflow(), pasted_pages: { customersdot_customer: fields } });
  expect(pastedPages(workflow)).toEqual([
    {
      page: 'customersdot_customer',
      fields: [
        { fact: 'other.confirmed', field: 'confirmed' },
        { fact: 'address.wanted', field: 'email' },
      ],
      about: [{ fact: 'address.wanted', field: 'email' }],
    },
  ]);
});

test('any address of an account says whose page it is, and answers nothing', () => {
  const fields = { 'address.wanted': 'address' };
  const workflow = compiledOrThrow({ ...exampleWorkflow(), pasted_pages: { gitlab_admin_user: fields } });
  expect(pastedPages(workflow)).toEqual([
    { page: 'gitlab_admin_user', fields: [], about: [{ fact: 'address.wanted', field: 'address' }] },
  ]);
});

test.each([
  [{ 'other.confirmed': 'confirmd' }, 'The page has no field confirmd'],
  [{ 'other.confrmed': 'confirmed' }, 'There is no fact other.confrmed'],
  [{ 'address.freed': 'confirmed' }, 'address.freed is a progress fact and is not asked'],
  [{ 'other.activity': 'email' }, 'other.activity is of type choice, and email is of type email'],
])('refuses %o', (fields, message) => {
  const compiled = compileWorkflow(
    { ...exampleWorkflow(), pasted_pages: { customersdot_customer: fields } },
    { version: '1' },
  );
  expect(compiled.ok ? [] : compiled.problems.map((problem) => problem.message)).toEqual([message]);
});
