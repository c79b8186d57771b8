import { isSection, section as sectionOf, type Section } from './section.ts';
import type { Place } from './source-problem.ts';
import type { Path, YamlSource } from './yaml-source.ts';

/** A workflow with its fragments merged in, and where each part of it was written. */
export type Merged = {
  value: Record<string, unknown>;
  /** File and place of a value; `isKey` for problems about the key itself. */
  trace: (path: Path, isKey?: boolean) => Place & { file: string };
};

/** An entry of a list, and where it was written. */
type Listed = { entry: unknown; source: YamlSource; path: Path };

const named = ['facts', 'pasted_pages', 'until', 'outcomes', 'links', 'parameters'];
const listed = ['match', 'constraints', 'joint_questions', 'rules', 'steps', 'lost'];

/**
 * Puts fragments in front of a workflow. Lists are joined in order, a rule with `before` put in front of the one it names; of two parts with the same name the workflow's own
 * wins, so that it may restate a shared fact (for instance to ask what the fragment only assumes). Outcomes are restated
 * key by key, so that a workflow can offer its own snippets under a shared outcome.
 */
export const mergeIncludes = (own: YamlSource, fragments: readonly YamlSource[]): Merged => {
  const value: Section = { ...sectionOf(own.value) };
  delete value['include'];
  delete value['$schema'];
  const origins = new Map<string, { source: YamlSource; path: Path }>();
  const sources = [...fragments, own];

  for (const section of named) {
    const merged: Section = {};
    for (const source of sources) {
      const part = sectionOf(source.value)[section];
      if (!isSection(part)) continue;
      for (const [name, entry] of Object.entries(part)) {
        const before = merged[name];
        const isPart = section === 'outcomes' && isSection(before) && isSection(entry);
        merged[name] = isPart ? { ...before, ...entry } : entry;
        for (const key of section === 'outcomes' && isSection(entry) ? Object.keys(entry) : []) {
          origins.set(`${section}/${name}/${key}`, { source, path: [section, name, key] });
        }
        origins.set(`${section}/${name}`, { source, path: [section, name] });
      }
    }
    if (Object.keys(merged).length > 0) value[section] = merged;
  }
  for (const section of listed) {
    const merged: Listed[] = [];
    for (const source of sources) {
      const part = sectionOf(source.value)[section];
      if (!Array.isArray(part)) continue;
      for (const [index, entry] of part.entries()) {
        const before = sectionOf(entry)['before'];
        const place = merged.findIndex((one) => before !== undefined && sectionOf(one.entry)['id'] === before);
        merged.splice(place < 0 ? merged.length : place, 0, { entry, source, path: [section, index] });
      }
    }
    for (const [place, { source, path }] of merged.entries()) origins.set(`${section}/${place}`, { source, path });
    if (merged.length > 0) value[section] = merged.map(({ entry }) => entry);
  }

  const trace = (path: Path, isKey = false): Place & { file: string } => {
    const origin = origins.get(path.slice(0, 3).join('/')) ?? origins.get(path.slice(0, 2).join('/'));
    const source = origin?.source ?? own;
    const inner = origin ? [...origin.path, ...path.slice(origin.path.length)] : path;
    return { file: source.file, ...(isKey ? source.atKey(inner) : source.at(inner)) };
  };
  return { value, trace };
};
