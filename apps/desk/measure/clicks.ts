import { parseArgs } from 'node:util';
import { chromium, expect } from '@playwright/test';
import { Desk, Seat } from '../e2e/_desk.ts';
import { browserArgs, findBrowser } from '../e2e/browser.ts';
import { guardConsole } from '../e2e/_console-guard.ts';
import { shippedWorkflows, startServers } from '../e2e/_servers.ts';
import { type Journey, type Played, type Row, rowOf } from './clicks/journey.ts';
import { journeys } from './clicks/journeys.ts';
import { Player } from './clicks/player.ts';

/**
 * Works each workflow's main journey in the desk and counts the agent's actions: a click or a key that chooses or
 * triggers something. Typing, Zendesk's own submit and looking elsewhere are not counted, nor is what a second agent or
 * a lead does. Ends with 2 when a limit is missed with sources connected, with 1 when a journey could not be worked.
 * `--actions` names each.
 */
const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' }, actions: { type: 'boolean' } },
});
expect.configure({ timeout: 20_000 });

async function playOne(journey: Journey, sources: boolean): Promise<Played> {
  const servers = await startServers(shippedWorkflows, sources ? 'on' : 'off');
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: browserArgs() });
  try {
    const viewport = { width: 1440, height: 900 };
    const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'UTC' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const seat = new Seat(await context.newPage(), 9001, servers.deskUrl);
    const newSeat = async (userId: number) =>
      new Seat(await (await browser.newContext({ viewport })).newPage(), userId, servers.deskUrl);
    return await new Player(new Desk(seat, servers, guardConsole(context), newSeat), journey).play();
  } finally {
    await browser.close();
    await servers.stop();
  }
}

function line(row: Row, { words, pixels }: Played): string {
  const name = `${row.workflow}, ${row.sources ? 'sources connected' : 'by hand'}`;
  const first = `${row.firstReply} of ${row.limitFirst}`;
  const solved = `${row.solved} of ${row.limitSolved}`;
  const before = `${words} words, ${pixels} px`;
  return `${name.padEnd(46)}${first.padEnd(14)}${solved.padEnd(14)}${before.padEnd(20)}${row.ok ? 'ok' : 'MISSED'}`;
}

function say(words: string) {
  process.stdout.write(`${words}\n`);
}

const rows: Row[] = [];
const broken: string[] = [];
if (!values.json) {
  say(`${''.padEnd(46)}${'first reply'.padEnd(14)}${'solved'.padEnd(14)}before the first control`);
}
for (const journey of journeys.filter(({ workflow }) => workflow.startsWith(values.only ?? ''))) {
  for (const sources of [true, false]) {
    try {
      const played = await playOne(journey, sources);
      const row = rowOf(journey, sources, played);
      rows.push(row);
      if (!values.json) say(line(row, played));
      if (values.actions) for (const action of played.actions) say(`    ${action}`);
    } catch (error) {
      broken.push(`${journey.workflow}, ${sources ? 'sources connected' : 'by hand'}: ${String(error)}`);
    }
  }
}
if (values.json) say(JSON.stringify(rows, null, 2));
for (const what of broken) process.stderr.write(`${what}\n`);
const isMissed = rows.some(({ ok, sources }) => sources && !ok);
process.exitCode = broken.length > 0 || rows.length === 0 ? 1 : isMissed ? 2 : 0;
