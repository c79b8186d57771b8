import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { atMost, forTheRecord, type Row } from './row.ts';

const engine = fileURLToPath(new URL('../../packages/engine/src/', import.meta.url));

const parts = {
  diagram: {
    'diagram/diagram-builder': 'DiagramBuilder',
    'diagram/narrow-diagram': 'narrow',
    'diagram/walk-diagram': 'possibleLeads',
  },
  deciding: { 'compile/build-diagram': 'buildDiagram, makeVariables', 'decide/decide': 'decide' },
  whole: { index: '*' },
} as const;

/** Minified modules without zod and the contract's schemas. What decides is one thing, what authors and runs need more. */
export async function* rows(): AsyncGenerator<Row> {
  yield forTheRecord('size/diagram alone: build, narrow, walk, gzip', await gzipped(parts.diagram), 'kB');
  const deciding = 'size/engine that decides: cells, diagram, reasons, questions, flips, gzip';
  yield atMost(12, deciding, await gzipped(parts.deciding), 'kB');
  const whole = 'size/whole package: also schema, verify, diff, plan, fold, match, gzip';
  yield forTheRecord(whole, await gzipped(parts.whole), 'kB');
}

async function gzipped(exports: Record<string, string>): Promise<number> {
  const source = Object.entries(exports).map(([file, names]) => {
    const wanted = names === '*' ? '*' : `{ ${names} }`;
    return `export ${wanted} from ${JSON.stringify(`${engine}${file}.ts`)};`;
  });
  const entry = 'virtual:entry';
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id.endsWith(entry) ? entry : null),
        load: (id) => (id === entry ? source.join('\n') : null),
      },
    ],
    build: {
      write: false,
      lib: { entry, formats: ['es'], fileName: 'engine' },
      rolldownOptions: { external: ['zod', '@handrail/contract'], output: { minify: true } },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('The engine could not be bundled');
  const code = output.output.map((part) => (part.type === 'chunk' ? part.code : '')).join('\n');
  return gzipSync(code).length / 1000;
}
