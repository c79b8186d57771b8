import { statSync } from 'node:fs';
import { join } from 'node:path';
import { commandCost } from './command-cost.ts';
import type { Place } from './million-place.ts';
import { atMost, forTheRecord, type Row } from './row.ts';

/** A command that holds all of a store at once would need gigabytes; one that reads it bit by bit needs what Node does. */
const flat = 350;
const gigabyte = 1e9;

export interface Asked {
  /** Names a row. */
  of: (what: string) => string;
  /** Filled; it is removed once it is backed up, so that the disk holds one store at a time. */
  full: Place;
  empty: Place;
  folder: string;
  runs: number;
  account: string;
  /** Named in one run. */
  person: string;
}

/** What an administrator does to all of a store, each command as a process of its own. */
export async function* commandRows({ of, full, empty, folder, runs, account, person }: Asked): AsyncGenerator<Row> {
  async function* measured(words: string[], { env }: Place, isSaid: (said: string) => boolean): AsyncGenerator<Row> {
    const [command = ''] = words;
    const { seconds, processor, megabytes, said } = await commandCost(words, env);
    if (!isSaid(said)) throw new Error(`${command}: ${said.slice(0, 200)}`);
    yield forTheRecord(of(command), seconds, 's');
    if (processor !== undefined) yield forTheRecord(of(`${command}, time on the processor`), processor, 's');
    if (megabytes !== undefined) yield atMost(flat, of(`${command}, most memory`), megabytes, 'MB');
  }
  const size = (what: string, bytes: number) => forTheRecord(of(what), bytes / gigabyte, 'GB');
  const file = join(folder, 'backup.jsonl.gz');
  const whose = ['--account', account, '--person', person];

  yield size('store on disk', await full.bytes());
  yield* measured(['backup', file], full, (said) => said.includes('rows written'));
  yield size('backup, file', statSync(file).size);
  await full.remove();

  // Those who measured the page have opened some more.
  const isWhole = (said: string) => Number(/(\d+) runs/.exec(said)?.[1]) >= runs && !/[1-9]\d* broken/.test(said);
  let most = 0;
  const look = () => empty.bytes().then((bytes) => (most = Math.max(most, bytes)));
  const looking = setInterval(() => void look().catch(() => undefined), 2000);
  try {
    yield* measured(['restore', file], empty, isWhole);
  } finally {
    clearInterval(looking);
  }
  yield size('restore, most on disk meanwhile', Math.max(most, await empty.bytes()));
  yield size('restored store on disk', await empty.bytes());

  yield* measured(['verify-log'], empty, isWhole);
  yield* measured(['export-person', ...whose], empty, (said) => said.split(`"email": "${person}"`).length === 2);
  yield* measured(['erase', ...whose, '--because', 'Asked for'], empty, (said) => said.startsWith('1 runs'));
  yield* measured(['recount'], empty, isWhole);
}
