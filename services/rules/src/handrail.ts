import process from 'node:process';

/** One command of the released program; loading its file runs it on what is left of the command line. */
interface Part {
  says: string;
  load: () => Promise<unknown>;
}

const parts: Record<string, Part> = {
  serve: { says: 'Start the service', load: () => import('./server.ts') },
  doctor: { says: '[--json]: say what is wrong with this installation', load: () => import('./commands/doctor.ts') },
  backup: { says: 'FILE: write everything of one instant to a file', load: () => import('./commands/backup.ts') },
  restore: { says: 'FILE: fill an empty store from a backup', load: () => import('./commands/restore.ts') },
  'copy-store': { says: 'Copy SQLite into an empty PostgreSQL', load: () => import('./commands/copy-store.ts') },
  'verify-log': { says: 'Check the chain of every run', load: () => import('./commands/verify-log.ts') },
  verify: { says: 'FILE --key PEM: check an exported audit file', load: () => import('./commands/verify.ts') },
  erase: { says: 'Erase the values of runs or of a person', load: () => import('./commands/erase.ts') },
  recount: {
    says: '[--from YYYY-MM]: count anew how workflows are doing',
    load: () => import('./commands/recount.ts'),
  },
  connect: { says: 'Set up a Zendesk account: webhook, key, macros', load: () => import('./commands/connect.ts') },
  sessions: { says: 'end --user ID: sign a person out everywhere', load: () => import('./commands/sessions.ts') },
  'export-person': { says: 'Print everything kept about a person', load: () => import('./commands/export-person.ts') },
  workflows: { says: 'Check, test and read workflows', load: () => import('@handrail/workflows/cli') },
};

const width = Math.max(...Object.keys(parts).map((name) => name.length));
const help = [
  'handrail <command>',
  '',
  ...Object.entries(parts).map(([name, { says }]) => `  ${name.padEnd(width)}  ${says}`),
  '',
  'Settings come from the environment; docs/operations.md lists them.',
].join('\n');

const [name, ...rest] = process.argv.slice(2);
const part = name !== undefined && Object.hasOwn(parts, name) ? parts[name] : undefined;
if (part) {
  process.argv.splice(2, process.argv.length, ...rest);
  await part.load();
} else {
  const isAsked = name === 'help' || name === '--help';
  (isAsked ? process.stdout : process.stderr).write(`${help}\n`);
  process.exitCode = isAsked ? 0 : 2;
}
