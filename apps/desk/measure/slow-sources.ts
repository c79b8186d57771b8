import { startServers } from '../e2e/_servers.ts';
import { openOnce } from './open-once.ts';

/**
 * Opens tickets by turns where GitLab answers at once and where every answer takes four seconds, at one desk, and prints
 * when the sidebars were painted and usable.
 */
const times = Number(process.argv[2] ?? 9);

const servers = await startServers(undefined, 'on');

async function setDelay(delay: number): Promise<void> {
  const fault = { id: 'slow', server: 'gitlab', effects: ['slow'], isRepeated: true, delay };
  const answer = await fetch(`${servers.deskUrl}/desk/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-desk-user': '9002', 'x-desk-own': '1' },
    body: JSON.stringify({ sources: [fault] }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

const delays = { quick: 0, slow: 4000 } as const;
const seen: Record<keyof typeof delays, unknown[]> = { quick: [], slow: [] };
async function openWith(speed: keyof typeof delays): Promise<void> {
  await setDelay(delays[speed]);
  seen[speed].push(await openOnce(servers));
}

// The first opening fills what every later one finds filled.
await openOnce(servers);
for (let round = 0; round < times; round += 1) {
  // Each is first as often as second, so that what one leaves behind weighs on both alike.
  const turn = round % 2 === 0 ? (['quick', 'slow'] as const) : (['slow', 'quick'] as const);
  for (const speed of turn) await openWith(speed);
}
process.stdout.write(JSON.stringify(seen));
await servers.stop();
