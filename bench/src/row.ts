/** One measured figure. `ok` is null for figures that are only for the record. */
export type Row = { name: string; value: number; unit: string; target: string | null; ok: boolean | null };

/** A file of rows. Its prefix begins the name of each of its rows, so that `--only` can leave files out unloaded. */
export interface RowFile {
  prefix: string;
  load: () => Promise<{ rows: () => AsyncIterable<Row> }>;
  /** Takes far longer than all others together: measured only when `--only` names it. */
  onlyByName?: true;
}

export function atMost(limit: number, name: string, value: number, unit: string): Row {
  return { name, value, unit, target: `<= ${limit}`, ok: value <= limit };
}

export function atLeast(limit: number, name: string, value: number, unit: string): Row {
  return { name, value, unit, target: `>= ${limit}`, ok: value >= limit };
}

export function exactly(wanted: number, name: string, value: number, unit: string): Row {
  return { name, value, unit, target: `= ${wanted}`, ok: value === wanted };
}

export function forTheRecord(name: string, value: number, unit: string): Row {
  return { name, value, unit, target: null, ok: null };
}
