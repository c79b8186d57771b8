import { InstantSchema } from '@handrail/contract';
import { decideFacts } from '../run-case.ts';
import { readArguments, UsageError, type Command } from './command.ts';
import { findPack, openPack } from './find-pack.ts';
import { printDecision } from './print-decision.ts';
import { readFacts } from './read-facts.ts';
import { readText } from './read-text.ts';
import { printProblems } from './terminal.ts';

const options = {
  workflow: { type: 'string', short: 'w' },
  facts: { type: 'string', short: 'f' },
  'as-of': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const readInstant = (given: string | undefined): string => {
  if (given === undefined) return new Date().toISOString();
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(given) ? `${given}T00:00:00Z` : given;
  if (!InstantSchema.safeParse(instant).success) {
    throw new UsageError(`--as-of ${given} is neither a day (2026-06-01) nor an instant (2026-06-01T12:00:00Z)`);
  }
  return instant;
};

/** Decides from facts in a file or on standard input. With `--json` prints one object and nothing else. */
export const decideCommand: Command = {
  usage: 'decide --workflow ID --facts FILE|- [--as-of DAY] [--json]',
  says: 'Decide from facts, written as JSON or YAML',
  async run(args, terminal) {
    const { values } = readArguments(args, options, [0, 0]);
    if (values.workflow === undefined) throw new UsageError('Say which workflow decides: --workflow ID');
    if (values.facts === undefined)
      throw new UsageError('Say where the facts are: --facts FILE, or --facts - to read them');
    const asOf = readInstant(values['as-of']);
    const place = findPack(values.workflow, terminal);
    const text = await readText(values.facts, terminal);
    const file = values.facts === '-' ? 'stdin' : terminal.path(values.facts);
    const pack = openPack(place, terminal);
    if (!pack) return 1;
    const read = readFacts(pack.workflow, file, text);
    if (!read.ok) {
      printProblems(read.problems, terminal, terminal.complain);
      return 1;
    }
    const { decision, steps } = decideFacts(pack, read.facts, asOf);
    if (values.json) {
      const { workflow, version, status, outcome, outcomes, possible, reasons, missing, flips } = decision;
      const shown = { workflow, version, status, outcome, outcomes, possible, reasons, missing, flips, steps };
      terminal.print(JSON.stringify(shown, null, 2));
    } else printDecision(pack.workflow, decision, steps, terminal);
    return 0;
  },
};
