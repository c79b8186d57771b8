import { lookUp } from '../en/look-up.ts';
import { record } from '../en/record.ts';
import { saying } from '../en/saying.ts';

/** Said of what was read, done and decided: in one piece, since whoever sees a run sees some of each. */
export const sayings = { ...lookUp, ...record, ...saying };
