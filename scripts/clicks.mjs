import { browserEnvironment } from './browser-environment.mjs';
import { ensureInstalled } from './installed.mjs';
import { run } from './run.mjs';

ensureInstalled();
const env = browserEnvironment();
// What the build says is not part of the answer.
const built = await run('turbo', ['run', 'build', '--output-logs=errors-only'], { stdio: ['ignore', 2, 2] });
if (built !== 0) process.exit(1);
process.exit(await run('tsx', ['apps/desk/measure/clicks.ts', ...process.argv.slice(2)], { env }));
