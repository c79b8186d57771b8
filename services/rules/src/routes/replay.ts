import { Refusal } from '../problem.ts';
import type { Handlers } from '../register-routes.ts';
import { asItStood, replay, type Replaying } from '../runs/replay.ts';

export function replayHandlers(replaying: Replaying): Pick<Handlers, 'replayRun' | 'asItStood'> {
  return {
    async replayRun({ params }, { who, now }) {
      const found = await replay(replaying, who.account, params.runId, now);
      if (!found) throw new Refusal('not_found', 'There is no such run', { told: 'run_gone' });
      return found;
    },
    async asItStood({ params }, { who }) {
      const view = await asItStood(replaying, who.account, params.runId, params.seq);
      if (!view) throw new Refusal('not_found', 'There is no such run, or it has no such event', { told: 'run_gone' });
      return view;
    },
  };
}
