import { type Pack, packSource, restorePack } from '@handrail/workflows';
import { Refusal } from '../problem.ts';
import type { Store } from '../store/store.ts';

/** The workflows as they are now, and as they were when runs were pinned to them. */
export interface WorkflowLibrary {
  current(): readonly Pack[];
  /** Throws a `Refusal` when there is no such workflow. */
  currentOf(workflow: string): Pack;
  /** Null when the workflow was withdrawn. */
  newest(workflow: string): Pack | null;
  pinned(account: string, workflow: string, version: string): Promise<Pack>;
  /** Keeps the source of a version before the first run uses it. */
  keep(account: string, pack: Pack, now: Date): Promise<void>;
  /** From now on these are the workflows; open runs stay on the version they are pinned to. */
  replace(packs: readonly Pack[]): void;
}

const packsById = (packs: readonly Pack[]) => new Map(packs.map((pack) => [pack.workflow.id, pack]));

const mostRestored = 100;

export function workflowLibrary(packs: readonly Pack[], store: Store): WorkflowLibrary {
  let byId = packsById(packs);
  const restored = new Map<string, Pack>();
  const kept = new Set<string>();
  return {
    current: () => [...byId.values()],
    currentOf(workflow) {
      const pack = byId.get(workflow);
      if (!pack) throw new Refusal('not_found', `There is no workflow ${workflow}`, { told: 'workflow_gone' });
      return pack;
    },
    newest: (workflow) => byId.get(workflow) ?? null,
    async pinned(account, workflow, version) {
      const current = byId.get(workflow);
      if (current?.workflow.version === version) return current;
      const place = `${account}/${workflow}/${version}`;
      const known = restored.get(place);
      if (known) return known;
      const source = await store.loadVersion(account, workflow, version);
      if (source === null) throw new Error(`Version ${version} of ${workflow} was not kept`);
      const pack = restorePack(source);
      const oldest = restored.keys().next();
      if (restored.size >= mostRestored && !oldest.done) restored.delete(oldest.value);
      restored.set(place, pack);
      return pack;
    },
    async keep(account, pack, now) {
      const { id, version } = pack.workflow;
      const place = `${account}/${id}/${version}`;
      if (kept.has(place)) return;
      await store.saveVersion(account, { workflow: id, version, source: packSource(pack) }, now.getTime());
      kept.add(place);
    },
    replace(newer) {
      byId = packsById(newer);
    },
  };
}
