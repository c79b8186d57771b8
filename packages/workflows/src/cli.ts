import { suggestName } from '@handrail/engine';
import { join } from 'node:path';
import { checkCommand } from './commands/check.ts';
import { UsageError, type Command, type ExitCode } from './commands/command.ts';
import { coverageCommand } from './commands/coverage.ts';
import { decideCommand } from './commands/decide.ts';
import { diffCommand } from './commands/diff.ts';
import { graphCommand } from './commands/graph.ts';
import { matchCommand } from './commands/match.ts';
import { newCommand } from './commands/new.ts';
import { reportCommand } from './commands/report.ts';
import { schemaCommand } from './commands/schema.ts';
import { processTerminal, type Terminal } from './commands/terminal.ts';
import { sourcesCommand } from './commands/sources.ts';
import { testCommand } from './commands/test.ts';
import { packageHome } from './package-home.ts';

const commands: Record<string, Command> = {
  report: reportCommand,
  check: checkCommand,
  test: testCommand,
  decide: decideCommand,
  match: matchCommand,
  diff: diffCommand,
  graph: graphCommand,
  new: newCommand,
  schema: schemaCommand,
  coverage: coverageCommand,
  sources: sourcesCommand,
};

const help = (paint: Terminal['paint']): string =>
  [
    'The tool for authors of workflows: npm run -s workflows -- <command>',
    '',
    ...Object.values(commands).flatMap(({ usage, says }) => [`  ${paint('heading', usage)}`, `      ${says}`]),
    '',
    'Exit: 0 it holds, 1 something was found, 2 wrong use. WORKFLOWS_DIR names another folder of workflows.',
  ].join('\n');

const run = async (args: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    (name === undefined ? terminal.complain : terminal.print)(help(terminal.paint));
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command)
      throw new UsageError(`There is no command ${name} (${suggestName(name, Object.keys(commands)) ?? ''})`);
    return await command.run(rest, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.complain(terminal.paint('error', error.message));
    if (command) terminal.complain(`Use: ${command.usage}`);
    return 2;
  }
};

// A reader that stops early, such as `head`, is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run(process.argv.slice(2), processTerminal(join(packageHome, 'packs')));
