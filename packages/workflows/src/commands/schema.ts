import { suggestName } from '@handrail/engine';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageHome } from '../package-home.ts';
import { readArguments, UsageError, type Command } from './command.ts';
import { jsonSchema, schemaNames, type SchemaName } from './json-schema.ts';

const isSchemaName = (name: string): name is SchemaName => (schemaNames as readonly string[]).includes(name);

const placeOf = (name: SchemaName): string => join(packageHome, `${name}.schema.json`);

/** Prints a JSON Schema, or with `--write` renews the files that editors read. */
export const schemaCommand: Command = {
  usage: 'schema [workflow|cases|fragment|vocabulary] [--write]',
  says: 'Print the JSON Schema that gives editors completion, or write all of them',
  run(args, terminal) {
    const { values, words } = readArguments(args, { write: { type: 'boolean', default: false } }, [0, 1]);
    const name = words[0] ?? 'workflow';
    if (!isSchemaName(name))
      throw new UsageError(`There is no schema ${name} (${suggestName(name, schemaNames) ?? ''})`);
    if (!values.write) {
      terminal.print(jsonSchema(name));
      return 0;
    }
    for (const each of schemaNames) {
      const file = placeOf(each);
      const text = `${jsonSchema(each)}\n`;
      const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === text;
      if (!isCurrent) writeFileSync(file, text);
      terminal.print(`${isCurrent ? 'current' : 'written'}  ${terminal.shown(file)}`);
    }
    return 0;
  },
};
