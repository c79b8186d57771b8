import { z } from 'zod';
import { measuredInBrowser } from './measured.ts';
import { atMost, forTheRecord, type Row } from './row.ts';

const SeenSchema = z.array(z.object({ painted: z.number(), usable: z.number() })).min(1);
const BothSchema = z.object({ quick: SeenSchema, slow: SeenSchema });

/** Nobody waits for a source: a ticket whose GitLab takes 4 s an answer opens as one that it answers at once for. */
export async function* rows(): AsyncGenerator<Row> {
  const { quick, slow } = await measuredInBrowser('apps/desk/measure/slow-sources.ts', BothSchema);
  // The fastest of each: whatever else the machine does only adds, and a page that waited would always have waited.
  const of = (seen: typeof slow, when: 'painted' | 'usable') => Math.min(...seen.map((one) => one[when]));
  const ratio = (when: 'painted' | 'usable') => of(slow, when) / of(quick, when);
  yield forTheRecord('sources/first content painted, answered at once, fastest', of(quick, 'painted') / 1000, 's');
  yield atMost(1.1, 'sources/first content painted, slow by 4 s over at once, fastest', ratio('painted'), 'x');
  yield atMost(
    1.1,
    'sources/verdict and first thing to do there, slow by 4 s over at once, fastest',
    ratio('usable'),
    'x',
  );
}
