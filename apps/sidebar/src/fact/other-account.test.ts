import type { PastedPage } from '@handrail/contract';
import { expect, test } from 'vitest';
import { runView } from '../fixtures/run-view.ts';
import { otherAccount } from './other-account.ts';

const [view] = runView.facts;
if (!view) throw new Error('The run knows nothing');

const known = (value: string | null) => ({
  ...runView,
  facts: [
    {
      declaration: { ...view.declaration, id: 'who' },
      leadCanAnswer: false,
      fact:
        value === null
          ? { state: 'unknown' as const, failed: null }
          : {
              state: 'known' as const,
              value,
              source: 'ticket' as const,
              by: null,
              at: runView.at,
              evidence: null,
              note: null,
            },
    },
  ],
});
const about = (field: PastedPage['about'][number]['field']): PastedPage => ({
  page: 'gitlab_admin_user',
  fields: [],
  about: [{ fact: 'who', field }],
});
const page = 'Username: kim.old\nEmail: kim@initech.example\nSecondary email: kim@home.example';

test.each([
  ['address', 'jo@initech.example', { found: 'kim@initech.example', asked: 'jo@initech.example' }],
  ['email', 'jo@initech.example', { found: 'kim@initech.example', asked: 'jo@initech.example' }],
  ['username', 'jo', { found: 'kim.old', asked: 'jo' }],
  ['address', 'kim@home.example', null],
  ['address', 'KIM@Initech.example', null],
  ['email', 'kim@initech.example', null],
  ['username', 'Kim.Old', null],
  // Nothing is known to compare with.
  ['address', null, null],
] as const)('a page of Kim, where %s is %s: %o', (field, value, expected) => {
  expect(otherAccount(about(field), page, known(value))).toEqual(expected);
});

test('a page that states no address contradicts none', () => {
  expect(otherAccount(about('address'), 'Username: kim.old', known('jo@initech.example'))).toBeNull();
});
