import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { NameSchema } from '@handrail/contract';
import { packageHome } from '../package-home.ts';
import { readPackFiles } from '../pack-files.ts';
import { readArguments, UsageError, type Command } from './command.ts';

/** Writes a small whole workflow, one that passes `check` and `test`, for its author to change. */
export const newCommand: Command = {
  usage: 'new ID',
  says: 'Write a small workflow with texts and cases to start from',
  run(args, terminal) {
    const { words } = readArguments(args, {}, [1, 1]);
    const named = NameSchema.safeParse(words[0]);
    if (!named.success) throw new UsageError(`${words[0]}: ${named.error.issues[0]?.message}, e.g. email_release`);
    const directory = join(terminal.root, named.data);
    if (existsSync(directory)) throw new UsageError(`${terminal.shown(directory)} exists already`);
    for (const [name, text] of readPackFiles(join(packageHome, 'skeleton')).texts) {
      const file = join(directory, name);
      const schema = name.replace(/ya?ml$/, 'schema.json');
      const schemaPath = relative(directory, join(packageHome, schema)).replaceAll('\\', '/');
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(
        file,
        text.replaceAll('WORKFLOW_ID', named.data).replaceAll('$schema=SCHEMA', `$schema=${schemaPath}`),
      );
      terminal.print(terminal.shown(file));
    }
    terminal.print(
      `Begin with the facts in ${terminal.shown(join(directory, 'workflow.yaml'))}; then: report ${named.data}`,
    );
    return 0;
  },
};
