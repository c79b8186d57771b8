import { people, test } from './_gallery.ts';
import { look, sidebarOf } from './_look.ts';
import type { State } from './_state.ts';
import { decision } from './_states-decision.ts';
import { lead } from './_states-lead.ts';
import { more } from './_states-more.ts';
import { interruptions, opening } from './_states-opening.ts';
import { ownerTickets } from './_states-owners.ts';
import { questions } from './_states-questions.ts';
import { overflowing, steps } from './_states-steps.ts';

const journeys: Record<string, readonly State[]> = {
  opening,
  questions,
  decision,
  steps,
  more,
  ownerTickets,
  lead,
  overflowing,
  interruptions,
};
/** Who reads the page from the right, as an agent and as a lead. */
const readsFromRight = { agent: 9007, lead: 9008 };
const areTaken = Boolean(process.env['HANDRAIL_PICTURES']);
/** All states from both sides take minutes; these are what every agent and every lead sees. */
const isWhole = areTaken || process.env['HANDRAIL_LONG'] === '1';
const always = ['questions', 'lead'];

test.describe.configure({ mode: 'parallel' });
// A control that does not come is named soon, not when the whole journey is out of time.
test.use({ actionTimeout: 15_000 });
test.setTimeout(areTaken ? 600_000 : 360_000);

for (const [name, states] of Object.entries(journeys)) {
  if (!isWhole && !always.includes(name)) continue;
  for (const side of isWhole ? (['ltr', 'rtl'] as const) : (['ltr'] as const)) {
    test(`every state of ${name} fits and is accessible, ${side}`, async ({ gallery }) => {
      gallery.desk.console.allow(/Failed to load resource/);
      const { agent, lead } = side === 'rtl' ? readsFromRight : { agent: people.ana, lead: people.lea };
      const seat = await gallery.desk.seat(name === 'lead' ? lead : agent);
      for (const state of states) {
        await test.step(state.name, async () => {
          await state.reach(seat, gallery);
          const { reachDark } = state;
          const goDark = reachDark && (() => reachDark(seat, gallery));
          await look((state.at ?? sidebarOf)(seat), state.name, side, goDark);
        });
      }
    });
  }
}
