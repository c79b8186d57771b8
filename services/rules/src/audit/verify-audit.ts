import { createPublicKey, verify } from 'node:crypto';
import { type AuditContent, type AuditFile, AuditFileSchema } from '@handrail/contract';
import { restorePack } from '@handrail/workflows';
import { situationOf } from '../runs/situation.ts';
import { canonicalJson, checkChain } from '../store/chain.ts';
import { keyIdOf } from './signing-key.ts';

/** What was found of an audit file, in words; `holds` only when nothing speaks against it. */
export interface AuditReport {
  holds: boolean;
  says: string[];
}

/**
 * Checks a file against a key that its reader trusts: the signature, the chain of hashes, and the decision, which is
 * worked out again from the events. A chain alone proves little, since whoever changes an event can hash all anew.
 */
export function verifyAudit(text: string, publicKeyPem: string): AuditReport {
  const file = readFile(text);
  if (typeof file === 'string') return { holds: false, says: [file] };
  const { signature, ...content } = file;
  const key = createPublicKey(publicKeyPem);
  const says: string[] = [];
  const isSigned =
    signature.key === keyIdOf(key) &&
    verify(null, Buffer.from(canonicalJson(content)), key, Buffer.from(signature.value, 'base64'));
  says.push(
    isSigned
      ? `Signature: holds, made on ${content.exportedAt} with key ${signature.key}.`
      : `Signature: does not hold. Something in the file was changed, or key ${signature.key} is not the one you gave.`,
  );
  const broken = brokenChain(content);
  says.push(broken ?? `Chain: ${content.events.length} events follow one another without a gap.`);
  const replay = replayed(content);
  says.push(replay.says);
  return { holds: isSigned && broken === null && replay.agrees, says };
}

function readFile(text: string): AuditFile | string {
  try {
    const raw: unknown = JSON.parse(text);
    const parsed = AuditFileSchema.safeParse(raw);
    // What was signed and hashed is what stands in the file; a parsed copy may lack keys of a newer version.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (parsed.success) return raw as AuditFile;
    const [issue] = parsed.error.issues;
    return `This is not an audit file: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`;
  } catch {
    return 'This is not an audit file: it is not JSON';
  }
}

function brokenChain({ account, run, end, events }: AuditContent): string | null {
  const elsewhere = events.find(({ runId }) => runId !== run.id);
  if (elsewhere) return `Chain: broken at event ${elsewhere.seq}: it belongs to another checklist.`;
  const broken = checkChain(account, { runId: run.id, ...end }, events);
  return broken ? `Chain: broken at event ${broken.seq}: ${broken.says}.` : null;
}

function replayed(content: AuditContent): { agrees: boolean; says: string } {
  const { run, events, shared, workflowSource } = content;
  if (run.erasedAt !== null)
    return { agrees: true, says: `Decision: not replayed, values were erased on ${run.erasedAt}.` };
  if (workflowSource === null)
    return { agrees: true, says: 'Decision: not replayed, the workflow’s text was not kept.' };
  const last = events.at(-1)?.at ?? content.exportedAt;
  try {
    const pack = restorePack(workflowSource);
    if (pack.workflow.version !== run.version)
      return { agrees: false, says: `Decision: the workflow in the file is not version ${run.version}.` };
    const ticket = { id: run.ticketId, subject: null, requester: { name: null, email: null } };
    const known = { events, siblings: shared, ticket, origin: run.origin };
    const { outcome } = situationOf(pack, known, new Date(last)).decision;
    const named = (value: string | null) => value ?? 'still open';
    return outcome === run.outcome
      ? { agrees: true, says: `Decision: worked out again from the events, it is the same: ${named(outcome)}.` }
      : { agrees: false, says: `Decision: the events lead to ${named(outcome)}, the file says ${named(run.outcome)}.` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { agrees: true, says: `Decision: not replayed, this program cannot read that version: ${reason}` };
  }
}
