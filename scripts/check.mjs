import './node-version.mjs';
import { ensureInstalled } from './installed.mjs';
import { during } from './progress.mjs';
import { run } from './run.mjs';

ensureInstalled();
/** Before a push: what takes seconds. CI runs all of it. */
const isQuick = process.argv.includes('--quick');
const slow = new Set(['types', 'types of scripts', 'lint', 'coverage of the handbook']);
/** @type {[string, string, string[]][]} */
const checks = [
  ['types', 'turbo', ['run', 'types', '--output-logs=errors-only']],
  ['types of scripts', 'tsc', ['-p', 'scripts']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings', '.']],
  ['format', 'biome', ['format', '.']],
  ['arrows between packages', 'turbo', ['boundaries']],
  ['arrows between rooms', process.execPath, ['scripts/arrows.mjs']],
  ['workflows', 'tsx', ['packages/workflows/src/cli.ts', 'check']],
  ['coverage of the handbook', 'tsx', ['packages/workflows/src/cli.ts', 'coverage']],
  ['sources of facts', 'tsx', ['packages/workflows/src/cli.ts', 'sources']],
  ['house', process.execPath, ['scripts/house.mjs']],
];
if (isQuick) checks.push(['lint without types', 'oxlint', ['--deny-warnings', '.']]);
const failed = [];
const due = checks.filter(([name]) => !isQuick || !slow.has(name));
for (const [n, [name, command, args]] of due.entries()) {
  const code = await during(`${n + 1} of ${due.length}: ${name}`, () => run(command, args));
  if (code !== 0) failed.push(name);
}
console.log(failed.length === 0 ? 'All checks hold.' : `Failed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
