import { lookUp } from '../ja/look-up.ts';
import { record } from '../ja/record.ts';
import { saying } from '../ja/saying.ts';

export const sayings = { ...lookUp, ...record, ...saying };
