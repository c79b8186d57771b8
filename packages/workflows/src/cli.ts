import { fileURLToPath } from 'node:url';
import { checkCommand } from './commands/check.ts';
import { UsageError, type Command, type ExitCode } from './commands/command.ts';
import { coverageCommand } from './commands/coverage.ts';
import { decideCommand } from './commands/decide.ts';
import { diffCommand } from './commands/diff.ts';
import { graphCommand } from './commands/graph.ts';
import { newCommand } from './commands/new.ts';
import { schemaCommand } from './commands/schema.ts';
import { processTerminal, type Terminal } from './commands/terminal.ts';
import { testCommand } from './commands/test.ts';
import { suggestName } from './nearest-name.ts';

const commands: Record<string, Command> = {
  check: checkCommand,
  test: testCommand,
  decide: decideCommand,
  diff: diffCommand,
  graph: graphCommand,
  new: newCommand,
  schema: schemaCommand,
  coverage: coverageCommand,
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

const packs = fileURLToPath(new URL('../packs', import.meta.url));
process.exitCode = await run(process.argv.slice(2), processTerminal(packs));
