import { readFileSync } from 'node:fs';
import { verifyAudit } from '../audit/verify-audit.ts';
import { required, runCommand, UsageError } from './command.ts';

/** Checks an audit file against a key that was published: signature, chain and decision. Ends with 1 if it is refused. */
await runCommand(['key'], async (line) => {
  const [file] = line.words;
  if (!file) throw new UsageError('Name the file: handrail verify RUN.audit.json --key handrail-audit.pem');
  const key = readFileSync(line.path(required(line, 'key')), 'utf8');
  const { holds, says } = verifyAudit(readFileSync(line.path(file), 'utf8'), key);
  for (const text of says) console.log(text);
  console.log(holds ? 'The file holds.' : 'The file is refused.');
  return holds ? 0 : 1;
});
