import { lookUp } from '../de/look-up.ts';
import { record } from '../de/record.ts';
import { saying } from '../de/saying.ts';

export const sayings = { ...lookUp, ...record, ...saying };
