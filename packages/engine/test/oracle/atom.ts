import type { AuthoredWorkflow, Test } from '../../src/workflow/authored-workflow.ts';
import { dayOf, plain, type Value } from './read.ts';

/** Whether a known value passes an authored test; `today` is the day of `asOf`. */
export function passes(authored: AuthoredWorkflow, fact: string, test: Test, value: Value, today: number): boolean {
  if (typeof test !== 'object') return is(authored, fact, test, value);
  if (Array.isArray(test)) return test.some((one) => is(authored, fact, one, value));
  if ('not' in test) {
    const refused = Array.isArray(test.not) ? test.not : [test.not];
    return !refused.some((one) => is(authored, fact, one, value));
  }
  const number = typeof value === 'number' ? value : Number.NaN;
  const day = typeof value === 'string' ? dayOf(value) : Number.NaN;
  const isEmpty = typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
  return Object.entries(test).every(([key, limit]) => {
    switch (key) {
      case 'at_least':
        return number >= Number(limit);
      case 'above':
        return number > Number(limit);
      case 'at_most':
        return number <= Number(limit);
      case 'below':
        return number < Number(limit);
      case 'before':
        return day < dayOf(String(limit));
      case 'from':
        return day >= dayOf(String(limit));
      case 'more_than_days_ago':
        return today - day > Number(limit);
      case 'within_days_ago':
        return today - day <= Number(limit);
      case 'given':
        return isEmpty !== limit;
      case 'includes':
        return (
          Array.isArray(value) &&
          value.some((entry) => plain(typeof entry === 'string' ? entry : entry.username) === plain(String(limit)))
        );
      default:
        throw new Error(`No oracle for the test ${key}`);
    }
  });
}

function is(authored: AuthoredWorkflow, fact: string, wanted: boolean | number | string, value: Value): boolean {
  const declared = authored.facts[fact];
  const isText =
    declared !== undefined &&
    ('domain_of' in declared || ('ask' in declared && (declared.type === 'text' || declared.type === 'email')));
  if (!isText) return value === wanted;
  return typeof value === 'string' && plain(value) === plain(String(wanted));
}
