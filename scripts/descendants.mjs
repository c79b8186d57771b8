import { spawnSync } from 'node:child_process';

/** Ids of all processes below these, whatever group or session they are in; empty where there is no `ps`. */
export function descendantsOf(ids) {
  const said = spawnSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const children = new Map();
  for (const line of (said.stdout ?? '').split('\n')) {
    const [id, parent] = line.trim().split(/\s+/).map(Number);
    if (id) children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  const below = (id) => (children.get(id) ?? []).flatMap((child) => [child, ...below(child)]);
  return ids.flatMap(below);
}
