import { members as english } from './en/members.ts';
import { wordsOfAPart } from './words-of-a-part.tsx';

/** Words about a pasted list of members. */
export const { Provider: MembersTextProvider, usePartText: useMembersText } = wordsOfAPart(english, {
  de: async () => (await import('./de/members.ts')).members,
  es: async () => (await import('./es/members.ts')).members,
  ja: async () => (await import('./ja/members.ts')).members,
});
