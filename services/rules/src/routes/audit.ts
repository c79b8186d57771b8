import type { Accounts } from '../accounts.ts';
import { auditContent, signed } from '../audit/audit-file.ts';
import type { SigningKey } from '../audit/signing-key.ts';
import { Refusal } from '../problem.ts';
import type { Handlers } from '../register-routes.ts';
import type { Store } from '../store/store.ts';

interface Auditing {
  store: Store;
  accounts: Accounts;
  key: SigningKey;
}

export function auditHandlers({ store, accounts, key }: Auditing): Pick<Handlers, 'exportAudit' | 'auditKeys'> {
  return {
    async exportAudit({ params }, { who, now, reply }) {
      const stored = await store.load(who.account, params.runId);
      if (!stored) throw new Refusal('not_found', 'There is no such run', { told: 'run_gone' });
      const { id, version } = stored.run.summary.workflow;
      const workflowSource = await store.loadVersion(who.account, id, version);
      const origin = accounts.byId(who.account)?.origins[0] ?? '';
      const content = auditContent({ account: who.account, origin, stored, workflowSource, by: who.user }, now);
      const name = `handrail-${stored.run.summary.ticketId}-${params.runId}.audit.json`;
      void reply.header('content-disposition', `attachment; filename="${name}"`);
      return signed(content, key);
    },
    async auditKeys() {
      return { keys: [{ id: key.id, publicKey: key.publicKey }] };
    },
  };
}
