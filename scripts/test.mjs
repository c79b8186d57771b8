import './node-version.mjs';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { browserEnvironment } from './browser-environment.mjs';
import { failedUnits, troubledJourneys } from './failed-tests.mjs';
import { ensureInstalled } from './installed.mjs';
import { ensurePostgres } from './postgres.mjs';
import { root } from './root.mjs';
import { during } from './progress.mjs';
import { run } from './run.mjs';

const isLong = process.argv.includes('--long');
/** Where proofs have a longer form. The journeys are walked by `npm test`, the whole gallery of states by `.ci/run`. */
const longProjects = ['packages/engine', 'packages/reading', 'packages/workflows', 'services/rules', 'apps/sidebar'];
const results = `${root}/test-results`;

ensureInstalled();
if (!ensurePostgres()) {
  console.error('PostgreSQL is NOT here: its half of the store suite is skipped. Set TEST_DATABASE_URL to run it.');
  if (process.env.CI) process.exit(1);
}

const env = { ...browserEnvironment(), ...(isLong ? { HANDRAIL_LONG: '1' } : {}) };

const built = await during('building', () => run('turbo', ['run', 'build', '--output-logs=errors-only']));
if (built !== 0) process.exit(built);

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const unitFile = `${results}/unit.json`;
const journeyFile = `${results}/journeys.json`;
const projects = isLong ? longProjects.map((project) => `--project=${project}`) : [];
const unit = await during('tests without a browser', () =>
  run('vitest', ['run', ...projects, '--reporter=dot', '--reporter=json', `--outputFile.json=${unitFile}`], { env }),
);
const walkJourneys = () =>
  run('playwright', ['test', '--reporter=dot,json'], { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: journeyFile } });
const journeys = isLong ? null : await during('journeys in a browser', walkJourneys);

/** A runner that died before it wrote its report counts as one failure, never as nothing. */
function report(file, exitCode, read) {
  const none = { passed: 0, failed: 0, skipped: 0, troubled: [] };
  const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : none;
  if (exitCode === 0 || counts.failed > 0) return counts;
  const what = `  The runner of ${basename(file, '.json')} ended with ${exitCode} though no test failed; look above for "Error"`;
  return { ...counts, failed: 1, troubled: [...counts.troubled, what] };
}
const counts = [
  report(unitFile, unit, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
    troubled: failedUnits(json),
  })),
];
if (journeys !== null) {
  counts.push(
    report(journeyFile, journeys, ({ stats, ...json }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      flaky: stats.flaky,
      skipped: stats.skipped,
      troubled: troubledJourneys(json),
    })),
  );
}
const sum = (key) => counts.reduce((total, one) => total + (one[key] ?? 0), 0);
const skipped = sum('skipped');
const troubled = counts.flatMap((one) => one.troubled);
// Last, so that whoever sees only the end of a log reads what failed.
if (troubled.length > 0) console.log(`\nFailed, or passed only when walked again:\n${troubled.join('\n')}`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(sum('failed') > 0 || sum('passed') === 0 ? 1 : 0);
