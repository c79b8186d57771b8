import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { root } from '../root.mjs';

const shipped = ['@handrail/rules', '@handrail/sidebar'];

function inventory() {
  const places = shipped.flatMap((name) => ['-w', name]);
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', ...places];
  return JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }));
}

const licenceOf = ({ licenses = [] }) =>
  licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name).join(', ') || 'unknown';

/** Writes sbom.cdx.json (CycloneDX) and LICENSES.txt; nothing in them depends on when or where they are made. */
export function writeBillOfMaterials(stage, seconds) {
  const bill = inventory();
  bill.metadata.timestamp = new Date(Number(seconds) * 1000).toISOString();
  bill.metadata.component.name = 'handrail';
  bill.components.sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1));
  const hash = createHash('sha256').update(JSON.stringify(bill.components)).digest('hex');
  bill.serialNumber = `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  writeFileSync(`${stage}/sbom.cdx.json`, `${JSON.stringify(bill, null, 2)}\n`);

  const parts = bill.components.filter(({ name }) => !name.startsWith('@handrail/'));
  const unknown = parts.filter((part) => licenceOf(part) === 'unknown');
  if (unknown.length > 0) throw new Error(`No licence is named by ${unknown.map(({ name }) => name).join(', ')}`);
  const texts = parts.map((part) => {
    const folder = `${root}/node_modules/${part.name}`;
    const file = existsSync(folder) && readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : '';
    return `${part.name} ${part.version}: ${licenceOf(part)}\n\n${text}`;
  });
  writeFileSync(`${stage}/LICENSES.txt`, `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
}
