import { stripVTControlCharacters } from 'node:util';
import { root } from './root.mjs';

/** The lines of a message that a reader needs first; the rest stands above in the log. */
const shown = 12;

const brief = (message = '') =>
  stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, shown)
    .map((line) => `      ${line.trim()}`)
    .join('\n');

const near = (file) => file.replace(`${root}/`, '');

/** What failed in Vitest's JSON report, a line and the beginning of its message each. */
export function failedUnits({ testResults }) {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && message) return [`  ${near(name)}\n${brief(message)}`];
    return failed.map(({ fullName, failureMessages }) => `  ${near(name)} › ${fullName}\n${brief(failureMessages[0])}`);
  });
}

const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

/** What failed, or passed only when walked again, in Playwright's JSON report. */
export function troubledJourneys({ suites }) {
  return suites
    .flatMap(specsOf)
    .flatMap((spec) => spec.tests.map((test) => ({ spec, test })))
    .filter(({ test }) => test.status === 'unexpected' || test.status === 'flaky')
    .map(({ spec, test }) => {
      const error = test.results.find(({ error }) => error)?.error;
      const again = test.status === 'flaky' ? ' (passed when walked again)' : '';
      return `  ${spec.file}:${spec.line} › ${spec.title}${again}\n${brief(error?.message)}`;
    });
}
