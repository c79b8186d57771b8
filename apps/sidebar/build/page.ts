import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Location } from '@handrail/contract';
import type { Plugin } from 'vite';
import { z } from 'zod';
import { completePackageFolder } from './package-folder.ts';

const sidebar = join(import.meta.dirname, '..');
const assets = join(sidebar, 'dist/assets');

/** Sources of the chunks that each location needs before it can draw. */
const sources = {
  ticket_sidebar: ['src/ticket/ticket-place.tsx', 'src/zendesk/read-snapshot.ts'],
  nav_bar: ['src/lead/nav-bar.tsx'],
  modal: ['src/owner-ticket/owner-ticket-dialog.tsx'],
} satisfies Record<Location, string[]>;

/** Every page parses its launch and the service's answers with the schemas. */
const schemas = { launch: ['src/service/launch-schema.ts'], schemas: ['src/service/contract-schemas.ts'] };
/** Those of lists and pages. */
const allRoutes = 'src/service/all-routes.ts';

/** What draws, whatever the location. */
const page = 'src/open-page.tsx';

/** What is fetched at once: what asks Zendesk, what draws, with every page, and for one location. */
export const startsOf = { bridge: ['src/main.ts'] as const, page: [page], ...schemas, all: [allRoutes], ...sources };

const ChunksSchema = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).default([]), isEntry: z.boolean().default(false) }),
);
type Chunks = z.output<typeof ChunksSchema>;

function withImports(chunks: Chunks, key: string, found = new Set<string>()): Set<string> {
  const chunk = chunks[key];
  if (!chunk) throw new Error(`The build has no chunk ${key}`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const next of chunk.imports) withImports(chunks, next, found);
  return found;
}

/**
 * One page per location. It holds the style of the skeleton, so that the first paint waits for nothing, and names all
 * the code of its location: the browser fetches that at once instead of in two rounds.
 */
export function locationPages(): Plugin {
  return {
    name: 'handrail-location-pages',
    apply: 'build',
    closeBundle() {
      const chunks = ChunksSchema.parse(JSON.parse(readFileSync(join(assets, 'chunks.json'), 'utf8')));
      const html = readFileSync(join(assets, 'index.html'), 'utf8').replace(
        /<link rel="stylesheet"[^>]*href="[^"]*\/([^"/]+)">/,
        (_link, file: string) => `<style>${readFileSync(join(assets, file), 'utf8').trim()}</style>`,
      );
      const served = html.replaceAll('="./', '="assets/');
      const entries = Object.keys(chunks).filter((key) => chunks[key]?.isEntry);
      const named = new Set(entries.flatMap((key) => [...withImports(chunks, key)]));
      for (const [location, needed] of Object.entries(sources)) {
        const starts = [
          page,
          ...needed,
          ...Object.values(schemas).flat(),
          ...(location === 'nav_bar' ? [allRoutes] : []),
        ];
        const code = new Set(starts.flatMap((start) => [...withImports(chunks, start)]));
        const links = [...code]
          .filter((file) => !named.has(file))
          .map((file) => `<link rel="modulepreload" crossorigin href="assets/${file}">`);
        writeFileSync(join(assets, `${location}.html`), served.replace('<!--handrail-preloads-->', links.join('')));
      }
      rmSync(join(assets, 'index.html'));
    },
  };
}

/** Adds what Zendesk is given to the build's folder. */
export function packageFolder(): Plugin {
  return {
    name: 'handrail-package-folder',
    apply: 'build',
    closeBundle: () => completePackageFolder(join(sidebar, 'dist'), null),
  };
}
