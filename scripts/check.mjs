import { ensureInstalled } from './installed.mjs';
import { run } from './run.mjs';

ensureInstalled();
/** @type {[string, string, string[]][]} */
const checks = [
  ['types', 'turbo', ['run', 'types', '--output-logs=errors-only']],
  ['types of scripts', 'tsc', ['-p', 'scripts']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings', '.']],
  ['format', 'biome', ['format', '.']],
  ['boundaries', 'turbo', ['boundaries']],
  ['workflows', 'tsx', ['packages/workflows/src/cli.ts', 'check']],
  ['coverage of the handbook', 'tsx', ['packages/workflows/src/cli.ts', 'coverage']],
  ['house', process.execPath, ['scripts/house.mjs']],
];
const failed = [];
for (const [name, command, args] of checks) {
  console.log(`— ${name}`);
  if (run(command, args) !== 0) failed.push(name);
}
console.log(failed.length === 0 ? 'All checks hold.' : `Failed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
