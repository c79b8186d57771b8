import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Place, SourceProblem } from './source-problem.ts';

export type Path = readonly (string | number)[];

/** A parsed YAML text that still knows where each value stands. */
export type YamlSource = {
  file: string;
  value: unknown;
  problems: SourceProblem[];
  /** Place of the value at `path`, or of the nearest thing above it that exists. */
  at: (path: Path) => Place;
  /** Place of the key at `path`, for problems about the key itself. */
  atKey: (path: Path) => Place;
};

const child = (node: unknown, name: string | number): { key: unknown; value: unknown } | null => {
  if (isMap(node)) {
    const pair = node.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(name),
    );
    return pair ? { key: pair.key, value: pair.value } : null;
  }
  if (isSeq(node) && typeof name === 'number' && name in node.items) return { key: null, value: node.items[name] };
  return null;
};

const start = (node: unknown): number | null => (isNode(node) ? (node.range?.[0] ?? null) : null);

/** Parses one YAML text; syntax problems and repeated keys are listed, never thrown. */
export const readYaml = (file: string, text: string, firstLine = 1): YamlSource => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const find = (path: Path, wantsKey: boolean): Place => {
    let node: unknown = document.contents;
    let offset = start(node) ?? 0;
    for (const [depth, name] of path.entries()) {
      const found = child(node, name);
      if (!found) break;
      const isLast = depth === path.length - 1;
      const isLeaf =
        isScalar(found.value) || (isSeq(found.value) && found.value.flow) || (isMap(found.value) && found.value.flow);
      const key = start(found.key);
      const value = start(found.value);
      offset = (isLast && !wantsKey && isLeaf ? (value ?? key) : (key ?? value)) ?? offset;
      node = found.value;
    }
    return place(offset);
  };
  const problems = [...document.errors, ...document.warnings].map(
    (issue): SourceProblem => ({
      file,
      ...place(issue.pos[0]),
      message: issue.message,
      suggestion: issue.code === 'DUPLICATE_KEY' ? 'keep one of the two' : null,
      severity: issue.name === 'YAMLWarning' ? 'warning' : 'error',
    }),
  );
  const value: unknown = document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
  return { file, value, problems, at: (path) => find(path, false), atKey: (path) => find(path, true) };
};
