import { lookUp } from '../es/look-up.ts';
import { record } from '../es/record.ts';
import { saying } from '../es/saying.ts';

export const sayings = { ...lookUp, ...record, ...saying };
