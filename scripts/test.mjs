import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureInstalled } from './installed.mjs';
import { ensurePostgres } from './postgres.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

const isLong = process.argv.includes('--long');
/** Where proofs have a longer form. The journeys are walked by `npm test`, the whole gallery of states by `.ci/run`. */
const longProjects = ['packages/engine', 'services/rules', 'apps/sidebar'];
const results = `${root}/test-results`;

ensureInstalled();
if (!ensurePostgres()) {
  console.error('PostgreSQL is NOT here: its half of the store suite is skipped. Set TEST_DATABASE_URL to run it.');
  if (process.env.CI) process.exit(1);
}

const found = spawnSync(process.execPath, ['--import', 'tsx', `${root}/scripts/browser.ts`], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
  encoding: 'utf8',
});
if (found.status !== 0) process.exit(1);
const browser = JSON.parse(found.stdout);
const env = {
  CHROMIUM_PATH: browser.path,
  ...(browser.libraries ? { LD_LIBRARY_PATH: browser.libraries } : {}),
  ...(isLong ? { HANDRAIL_LONG: '1' } : {}),
};

const built = run('turbo', ['run', 'build', '--output-logs=errors-only']);
if (built !== 0) process.exit(built);

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const unitFile = `${results}/unit.json`;
const journeyFile = `${results}/journeys.json`;
const projects = isLong ? longProjects.map((project) => `--project=${project}`) : [];
const unit = run('vitest', ['run', ...projects, '--reporter=dot', '--reporter=json', `--outputFile.json=${unitFile}`], {
  env,
});
const walkJourneys = () =>
  run('playwright', ['test', '--reporter=dot,json'], { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: journeyFile } });
const journeys = isLong ? null : walkJourneys();

/** A runner that died before it wrote its report counts as one failure, never as nothing. */
function report(file, exitCode, read) {
  const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  if (exitCode !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}
const counts = [
  report(unitFile, unit, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
  })),
];
if (journeys !== null) {
  counts.push(
    report(journeyFile, journeys, ({ stats }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    })),
  );
}
const sum = (key) => counts.reduce((total, one) => total + one[key], 0);
const skipped = sum('skipped');
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(sum('failed') > 0 || sum('passed') === 0 ? 1 : 0);
