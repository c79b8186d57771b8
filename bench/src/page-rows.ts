import { z } from 'zod';
import { measuredInBrowser } from './measured.ts';
import { atMost, forTheRecord, type Row } from './row.ts';
import { median } from './stopwatch.ts';

const SeenSchema = z
  .array(z.object({ painted: z.number(), usable: z.number(), answered: z.array(z.number()).min(2) }))
  .min(1);

/** The sidebar in a real browser with a processor four times slower, nothing cached. */
export async function* rows(): AsyncGenerator<Row> {
  const seen = await measuredInBrowser('apps/desk/measure/first-use.ts', SeenSchema);
  const painted = median(seen.map((one) => one.painted)) / 1000;
  const usable = median(seen.map((one) => one.usable)) / 1000;
  const answered = median(seen.flatMap((one) => one.answered)) / 1000;
  const first = median(seen.flatMap((one) => one.answered.slice(0, 1))) / 1000;
  yield atMost(0.4, 'page/first content painted, 4x throttle, median', painted, 's');
  yield atMost(0.8, 'page/verdict and first thing to do there, 4x throttle, median', usable, 's');
  const click = 'click on an answer to the next screen, 4x throttle, service on this machine, median';
  yield atMost(0.1, `page/${click} of a run's first four`, answered, 's');
  // Draws kinds of controls that the page has not drawn before.
  yield forTheRecord(`page/${click} of the first`, first, 's');
}
