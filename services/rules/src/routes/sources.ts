import { LookedUpSourceSchema } from '@handrail/contract';
import type { Handlers } from '../register-routes.ts';
import type { SourceBook } from '../sources/source-book.ts';
import { isExpiring } from '../sources/token-end.ts';

/** How the systems of an account stand. No call of its own: it tells what the proof of the tokens saw. */
export function sourceHandlers(sources: SourceBook): Pick<Handlers, 'listSources'> {
  return {
    async listSources(_input, { who, now }) {
      const standing = await sources.of(who.account)?.standing();
      if (!standing) return { sources: [] };
      const seenAt = new Date(standing.at).toISOString();
      return {
        sources: LookedUpSourceSchema.options.flatMap((source) => {
          const proof = standing.proofs[source];
          if (!proof) return [];
          const { problem, expiresOn } = proof;
          return [{ source, problem, expiresOn, isExpiring: isExpiring(expiresOn, now.getTime()), seenAt }];
        }),
      };
    },
  };
}
