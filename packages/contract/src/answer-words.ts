import { z } from 'zod';
import { FactIdSchema } from './id.ts';

/** From one value to another, both in it; days as YYYY-MM-DD. */
const StretchSchema = z.tuple([z.union([z.number(), z.string()]), z.union([z.number(), z.string()])]);
export type Stretch = z.infer<typeof StretchSchema>;

/** Answers that come to the same in a decision, told by a code: the page has words for each in every language. */
export const AnswerWordsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['yes', 'no', 'nothing', 'any', 'any_other', 'anything_else']) }),
  z.object({ kind: z.literal('options'), labels: z.array(z.string()) }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('other_in_domain'), domain: z.string() }),
  z.object({
    kind: z.literal('line'),
    unit: z.enum(['number', 'day', 'days_ago']),
    /** Which end of the stretch counts. */
    bound: z.enum(['at_least', 'at_most', 'between']),
    stretch: StretchSchema,
    except: z.array(StretchSchema),
  }),
  z.object({
    kind: z.literal('entries'),
    count: z.number().int(),
    isMore: z.boolean(),
    /** Which of those that rules name are among them; null where rules name none. */
    named: z.array(z.string()).nullable(),
  }),
  z.object({ kind: z.enum(['same', 'not_same']), fact: FactIdSchema }),
]);
export type AnswerWords = z.infer<typeof AnswerWordsSchema>;
