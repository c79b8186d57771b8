import type { LookedUpSource } from '@handrail/contract';
import { type AccountSources, openSources } from '../../src/sources/open-sources.ts';
import { SourceSettingsSchema } from '../../src/sources/source-settings.ts';
import type { CallMade } from '../../src/sources/source-client.ts';
import type { Given, Reading } from '../../src/sources/reading.ts';

export const secrets = {
  GITLAB_TOKEN: 'glpat-very-secret-token',
  MAILGUN_KEY: 'key-very-secret-mailgun',
  ZENDESK_SECRET: 'very-secret-zendesk-client',
};

/** Sources of an account whose three systems are one server of the test. */
export function testSources(
  origin: string,
  options: {
    without?: LookedUpSource[];
    onCall?: (call: CallMade) => void;
    now?: () => number;
    call?: number;
    openFor?: number;
  } = {},
): AccountSources {
  const all = {
    gitlab: { url: origin, token: 'GITLAB_TOKEN' },
    mailgun: { url: origin, key: 'MAILGUN_KEY', domains: {} },
    zendesk: { url: origin, client: { id: 'handrail', secret: 'ZENDESK_SECRET' } },
  };
  const settings = SourceSettingsSchema.parse(
    Object.fromEntries(Object.entries(all).filter(([name]) => !options.without?.some((out) => out === name))),
  );
  return openSources({
    origin,
    settings,
    now: options.now ?? (() => Date.now()),
    limits: {
      retryPause: 1,
      ...(options.call === undefined ? {} : { call: options.call }),
      ...(options.openFor === undefined ? {} : { openFor: options.openFor }),
    },
    environment: secrets,
    ...(options.onCall ? { onCall: options.onCall } : {}),
  });
}

/** A reading over given values, which a person vouched for. */
export function testReading(
  sources: AccountSources,
  given: Record<string, string>,
  now: Date,
  ticketId = 900,
  oldest = Number.POSITIVE_INFINITY,
): Reading {
  return {
    ticketId,
    now,
    requester: given['ticket.requester.email'] ?? null,
    given: (fact): Given | null => {
      const value = given[fact];
      return value === undefined ? null : { value, isByPerson: true, at: value };
    },
    ...sources.forLookUp(oldest),
  };
}
