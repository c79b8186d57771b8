import type { FactDeclaration, FactValue } from '@handrail/contract';
import { readValue, textIn } from './read-value.ts';

const wanted = {
  boolean: 'yes or no',
  choice: 'one of its options',
  number: 'a number',
  date: 'a day, YYYY-MM-DD, or an instant in UTC',
  text: 'text',
  email: 'an e-mail address',
  list: 'a list of texts',
  members: 'a list of group members',
} as const;

/** Why a value does not fit a declared fact, in plain words; null when it does. */
export function checkValue(declaration: FactDeclaration, value: FactValue): string | null {
  const { id, type, options } = declaration;
  const read = readValue(type, value);
  if (read === undefined) return `${id} must be ${wanted[type]}`;
  if (type === 'choice' && !options.some((option) => option.value === read)) {
    return `${id} must be one of ${options.map((option) => option.value).join(', ')}`;
  }
  if (type === 'email' && read !== '' && !/^[^\s@]+@[^\s@]+$/.test(textIn(read))) {
    return `${id} must be ${wanted.email}`;
  }
  return null;
}
