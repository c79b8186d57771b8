import type { AuditContent, AuditFile } from '@handrail/contract';
import { canonicalJson } from '../store/chain.ts';
import type { StoredRun } from '../store/store.ts';
import type { SigningKey } from './signing-key.ts';

interface Export {
  account: string;
  origin: string;
  stored: StoredRun;
  workflowSource: string | null;
  by: string;
}

/** Everything an outside auditor needs of one run, without this service. */
export function auditContent({ account, origin, stored, workflowSource, by }: Export, now: Date): AuditContent {
  const { summary, head } = stored.run;
  return {
    format: 'handrail-audit/1',
    account,
    exportedAt: now.toISOString(),
    exportedBy: by,
    run: {
      id: summary.id,
      ticketId: summary.ticketId,
      workflow: summary.workflow.id,
      version: summary.workflow.version,
      subject: summary.subject,
      outcome: summary.outcome,
      erasedAt: stored.erasedAt === null ? null : new Date(stored.erasedAt).toISOString(),
      origin,
    },
    end: { seq: summary.seq, head },
    events: stored.events,
    shared: stored.siblings,
    workflowSource,
  };
}

export function signed(content: AuditContent, key: SigningKey): AuditFile {
  return { ...content, signature: { algorithm: 'Ed25519', key: key.id, value: key.sign(canonicalJson(content)) } };
}
