import { startServers } from '../e2e/_servers.ts';
import { openOnce } from './open-once.ts';

/**
 * Opens tickets, each in a new browser; prints when their sidebars were painted and usable, and what answers took. The
 * store is an empty one, or lies in the folder that MEASURED_STORE names.
 */
const times = Number(process.argv[2] ?? 9);

const firstAnswer = "On an account other than the requester's";
const moreAnswers = 3;

// The service as it is installed: elsewhere it also checks each of its own answers.
process.env['NODE_ENV'] = 'production';
const servers = await startServers();
const filled = process.env['MEASURED_STORE'];
if (filled !== undefined) {
  await servers.stopService();
  await servers.startService(undefined, { DATA_DIR: filled });
}
const all = [];
for (let round = 0; round < times; round += 1) all.push(await openOnce(servers, firstAnswer, moreAnswers));
process.stdout.write(JSON.stringify(all));
await servers.stop();
