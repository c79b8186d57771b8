import { describe, expect, it } from 'vitest';
import { isSpecific } from './specific-wording.ts';

describe('isSpecific', () => {
  it.each([
    're-run the failed pipelines',
    'look at the CI/CD variables',
    'project acme/web',
    'group acme',
    'remove the SAML identity',
  ])('accepts %j', (wording) => expect(isSpecific(wording)).toBe(true));
  it.each([
    '',
    'fix it',
    'take the necessary actions',
    'do whatever is needed',
    'your project',
    'make some changes',
    '...',
    'the issue',
  ])('refuses %j', (wording) => expect(isSpecific(wording)).toBe(false));
});
