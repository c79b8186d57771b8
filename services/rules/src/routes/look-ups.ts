import type { Handlers } from '../register-routes.ts';
import type { LookUps } from '../runs/look-ups.ts';
import { readOwnerReplies, type ReplyReading } from '../runs/read-owner-replies.ts';

export function lookUpHandlers(
  lookUps: LookUps,
  replies: ReplyReading,
): Pick<Handlers, 'lookUp' | 'secondLook' | 'readOwnerReplies'> {
  return {
    lookUp: ({ params, body }, { who }) => lookUps.ask(who, params.runId, body.facts),
    secondLook: ({ params, body }, { who }) => lookUps.secondLook(who, params.runId, body.step, body.again),
    async readOwnerReplies({ params, body }, { who, now }) {
      const view = await readOwnerReplies(replies, who, { ...params, ...body }, now);
      lookUps.hear(who.account, params.runId, 'comment');
      return view;
    },
  };
}
