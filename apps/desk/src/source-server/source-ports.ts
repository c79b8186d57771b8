import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Ports of the stand-ins on loopback. 0 in what is wished for: any free one. */
const SourcePortsSchema = z.object({ gitlab: z.number(), mailgun: z.number(), mailgunEu: z.number() });
export type SourcePorts = z.infer<typeof SourcePortsSchema>;

const anyFree: SourcePorts = { gitlab: 0, mailgun: 0, mailgunEu: 0 };

/** The ports of the last start, so that a desk that starts again is found where it was. */
export function lastPorts(folder: string): SourcePorts {
  try {
    return SourcePortsSchema.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
  } catch {
    return anyFree;
  }
}

export function keepPorts(folder: string, ports: SourcePorts): void {
  writeFileSync(fileIn(folder), `${JSON.stringify(ports)}\n`);
}

const fileIn = (folder: string) => join(folder, 'source-ports.json');
