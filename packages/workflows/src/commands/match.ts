import { join } from 'node:path';
import type { TicketSnapshot } from '@handrail/contract';
import { readTicket } from '@handrail/reading';
import { YAMLParseError } from 'yaml';
import { z } from 'zod';
import { loadWorkflows } from '../load-workflows.ts';
import { clearlyBest, subjectsToOpen } from '../match/clear-choice.ts';
import { matchWorkflows } from '../match/match-workflows.ts';
import { packageHome } from '../package-home.ts';
import type { Pack } from '../pack.ts';
import { readArguments, UsageError, type Command } from './command.ts';
import { type Figures, figuresOf, isHeldBack, judge, readCorpus } from './corpus.ts';
import { readText } from './read-text.ts';
import { printProblems, type Terminal } from './terminal.ts';
import { readTicketFile } from './ticket-file.ts';

const options = {
  ticket: { type: 'string', short: 't' },
  corpus: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** Right first on at least this share of the corpus. */
const leastRight = 0.9;

/** Says which workflow a ticket needs and why, or how often that is right on the corpus. */
export const matchCommand: Command = {
  usage: 'match --ticket FILE|- [--json] | match --corpus [--json]',
  says: 'Say which workflows fit a ticket and why, or how often the first one is right on the corpus',
  async run(args, terminal) {
    const { values } = readArguments(args, options, [0, 0]);
    if ((values.ticket === undefined) === !values.corpus) throw new UsageError('Say --ticket FILE, or --corpus');
    const loaded = loadWorkflows(terminal.root);
    if (!loaded.ok) {
      printProblems(loaded.problems, terminal, terminal.complain);
      return 1;
    }
    if (values.ticket === undefined) return matchCorpus(loaded.packs, values.json, terminal);
    return matchTicket(loaded.packs, await readText(values.ticket, terminal), values.json, terminal);
  },
};

function matchTicket(packs: readonly Pack[], text: string, isJson: boolean, terminal: Terminal): 0 | 1 {
  let snapshot: TicketSnapshot;
  try {
    snapshot = readTicketFile(text);
  } catch (error) {
    if (!(error instanceof z.ZodError || error instanceof YAMLParseError)) throw error;
    terminal.complain(error instanceof z.ZodError ? z.prettifyError(error) : error.message);
    return 1;
  }
  const reading = readTicket(snapshot, { gitlabHost: 'gitlab.com' });
  const match = matchWorkflows(packs, snapshot, { reading, now: new Date().toISOString(), mostReasons: Infinity });
  const best = clearlyBest(match);
  const pack = packs.find(({ workflow }) => workflow.id === best?.workflow.id);
  const subjects = pack ? subjectsToOpen(pack.workflow, reading) : [];
  const opens = pack && subjects.length > 0 ? { workflow: pack.workflow.id, subjects } : null;
  const candidates = match.candidates.map(({ workflow, score, fits, because }) => ({
    workflow: workflow.id,
    score,
    fits,
    because,
  }));
  if (isJson) {
    terminal.print(JSON.stringify({ candidates, opens }, null, 2));
    return 0;
  }
  const { paint } = terminal;
  if (!candidates.some(({ fits }) => fits)) terminal.print(paint('heading', 'No workflow fits'));
  for (const { workflow, score, fits, because } of candidates) {
    terminal.print(`${paint(fits ? 'good' : 'faint', workflow)}  ${score}${fits ? '' : '  (a guess)'}`);
    for (const line of because) terminal.print(`  ${line}`);
  }
  const about = subjects.flatMap((subject) => (subject === null ? [] : [subject]));
  if (opens) terminal.print(`Opens unasked: ${opens.workflow}${about.length > 0 ? ` for ${about.join(', ')}` : ''}`);
  return 0;
}

function matchCorpus(packs: readonly Pack[], isJson: boolean, terminal: Terminal): 0 | 1 {
  const tickets = readCorpus(join(packageHome, 'test', 'corpus'));
  const now = new Date().toISOString();
  const judged = tickets.map((ticket) => judge(packs, ticket, now));
  const parts = {
    seen: figuresOf(judged.filter(({ id }) => !isHeldBack(id))),
    heldBack: figuresOf(judged.filter(({ id }) => isHeldBack(id))),
    all: figuresOf(judged),
  };
  const { all } = parts;
  const isGood = all.wronglyOpened === 0 && all.rightFirst >= leastRight * all.tickets;
  if (isJson) terminal.print(JSON.stringify(parts, null, 2));
  else {
    for (const [part, figures] of [
      ['written with', parts.seen],
      ['held back', parts.heldBack],
      ['all', all],
    ] as const) {
      terminal.print(figuresInWords(part, figures));
    }
  }
  return isGood ? 0 : 1;
}

function figuresInWords(part: string, figures: Figures): string {
  const { tickets, rightFirst, none, wrongFirst, outOfScope, offeredAnyway, opened, wronglyOpened } = figures;
  const share = tickets === 0 ? 0 : Math.floor((1000 * rightFirst) / tickets) / 10;
  return [
    `${part}: right-first ${rightFirst} of ${tickets} (${share} %), none ${none}, wrong-first ${wrongFirst}`,
    `  out of scope: ${offeredAnyway} of ${outOfScope} offered a workflow`,
    `  opened unasked: ${opened}, wrongly opened ${wronglyOpened}`,
  ].join('\n');
}
