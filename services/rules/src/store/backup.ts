import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { type Store, StoreRefused, type TableRow } from './store.ts';
import { retired, schemaVersion } from './tables.ts';

/** One JSON value a line, gzipped: a head, the rows of one instant, and the number of rows as proof that it is whole. */
const HeadSchema = z.object({ handrail: z.literal('backup'), schema: z.number().int(), at: z.iso.datetime() });
const RowSchema = z.object({
  table: z.string(),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
const EndSchema = z.object({ rows: z.number().int() });

/** Writes all rows to a file that appears under its name only when it is whole. Answers the number of rows. */
export async function writeBackup(store: Store, file: string, now: Date): Promise<number> {
  let count = 0;
  async function* lines() {
    yield `${JSON.stringify({ handrail: 'backup', schema: schemaVersion, at: now.toISOString() })}\n`;
    for await (const row of store.rows()) {
      count += 1;
      yield `${JSON.stringify(row)}\n`;
    }
    yield `${JSON.stringify({ rows: count })}\n`;
  }
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
  return count;
}

function parsed<T>(schema: z.ZodType<T>, line: string, file: string): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    throw new StoreRefused(`${file} is not a backup, or it is damaged`, { cause: error });
  }
}

/** Rows of a backup in order; throws `StoreRefused` when it is damaged, cut off or of a newer schema. */
export async function* readBackup(file: string): AsyncIterable<TableRow> {
  const input = createReadStream(file).pipe(createGunzip());
  let head: z.output<typeof HeadSchema> | null = null;
  let count = 0;
  let isWhole = false;
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (!head) {
        head = parsed(HeadSchema, line, file);
        if (head.schema > schemaVersion)
          throw new StoreRefused(`${file} has schema ${head.schema}, newer than this code`);
      } else if (line.startsWith('{"rows":')) {
        isWhole = parsed(EndSchema, line, file).rows === count;
      } else {
        count += 1;
        const row = parsed(RowSchema, line, file);
        if (!retired.has(row.table)) yield row;
      }
    }
  } catch (error) {
    if (error instanceof StoreRefused) throw error;
    throw new StoreRefused(`${file} cannot be read to its end`, { cause: error });
  }
  if (!isWhole) throw new StoreRefused(`${file} is cut off`);
}
