import type { PageName } from '@handrail/contract';

/** Longer texts are no page of one customer or user. */
export const longestPage = 100_000;

/** What each page writes beside its values, in lower case. */
export const pageLabels: Record<PageName, readonly string[]> = {
  customersdot_customer: [
    'id',
    'email',
    'first name',
    'last name',
    'company',
    'phone',
    'country',
    'state',
    'city',
    'uid',
    'provider',
    'confirmed at',
    'confirmation sent at',
    'login activated',
    'created at',
    'updated at',
    'zuora account',
    'salesforce account',
    'billing account',
  ],
  gitlab_admin_user: [
    'name',
    'username',
    'email',
    'secondary email',
    'id',
    'namespace id',
    'two-factor authentication',
    'external user',
    'can create top level groups',
    'personal projects limit',
    'member since',
    'confirmed at',
    'confirmed',
    'current sign-in ip',
    'current sign-in at',
    'last sign-in ip',
    'last sign-in at',
    'sign-in count',
    'highest role',
  ],
};

/** The label that a text is, in lower case; null where it is none of them. */
export function labelIn(text: string, known: readonly string[]): string | null {
  const label = text.trim().toLowerCase();
  return known.includes(label) ? label : null;
}
