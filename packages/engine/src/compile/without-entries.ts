type Path = readonly (string | number)[];
type Keyed = Record<string, unknown>;

const keyedSections = new Set(['facts', 'outcomes', 'until', 'links', 'parameters', 'pasted_pages']);
const listedSections = new Set(['rules', 'steps', 'constraints', 'match', 'joint_questions']);
const hole = 'misshapen';

/** Stands for what a workflow cannot do without. */
const standIn = {
  id: hole,
  title: 'Misshapen',
  summary: 'Misshapen',
  source: { page: hole, heading: hole, url: 'https://misshapen.invalid/' },
  facts: {},
  outcomes: {},
};

const fillers: Keyed = {
  rules: { id: hole, when: {}, outcome: hole, reason: 'Misshapen', cite: 'Misshapen' },
  steps: { id: hole, kind: 'check', title: 'Misshapen' },
  constraints: { if: {}, implies: {}, because: 'Misshapen' },
  match: { because: 'Misshapen' },
  joint_questions: { facts: [hole, hole] },
};

/**
 * An authored workflow without the entries that are misshapen, so that the meaning of the rest can be checked in the
 * same run. Entries of lists are replaced, not removed: the paths of the others stay as in the author's file.
 *
 * @param dropped takes the names of what was left out
 */
export function withoutEntries(input: object, paths: readonly Path[], dropped: Set<string>): unknown {
  const copy = copied(input);
  if (!isKeyed(copy)) return copy;
  for (const path of paths) dropAt(copy, path, dropped);
  return { ...standIn, rules: [fillers['rules']], ...copy };
}

/** Whether a name is that of a stand-in, which no problem should be reported about. */
export function isMisshapen(name: string): boolean {
  return name === hole;
}

function dropAt(copy: Keyed, [section = '', key, inner, index]: Path, dropped: Set<string>): void {
  const part = copy[section];
  if (key === undefined || typeof part !== 'object' || part === null) {
    delete copy[section];
  } else if (section === 'outcomes' && isKeyed(part) && inner === 'steps' && typeof index === 'number') {
    const outcome = part[key];
    const steps = isKeyed(outcome) ? outcome['steps'] : undefined;
    if (Array.isArray(steps)) fill(steps, index, 'steps', dropped);
  } else if (keyedSections.has(String(section)) && isKeyed(part)) {
    dropped.add(String(key));
    delete part[key];
  } else if (listedSections.has(String(section)) && Array.isArray(part) && typeof key === 'number') {
    fill(part, key, String(section), dropped);
  } else delete copy[section];
}

function fill(list: unknown[], index: number, section: string, dropped: Set<string>): void {
  const entry = list[index];
  if (isKeyed(entry) && typeof entry['id'] === 'string') dropped.add(entry['id']);
  list[index] = fillers[section];
}

function isKeyed(value: unknown): value is Keyed {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (!isKeyed(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
}
