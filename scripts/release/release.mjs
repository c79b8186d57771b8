import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { ensureInstalled } from '../installed.mjs';
import { root } from '../root.mjs';
import { run } from '../run.mjs';
import { writeBillOfMaterials } from './bill-of-materials.mjs';
import { copyDependencies } from './copy-dependencies.mjs';

/** Writes dist/handrail-<version>.tar.gz: all that a machine with nothing but Node needs to run Handrail. */
ensureInstalled();
const { version, engines } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
const name = `handrail-${version}`;
const out = `${root}/dist`;
const stage = `${out}/${name}`;

async function must(command, args, options) {
  if ((await run(command, args, options)) !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

rmSync(stage, { recursive: true, force: true });
mkdirSync(`${stage}/bin`, { recursive: true });
await must('turbo', ['run', 'build', '--output-logs=errors-only']);
await must(
  'vite',
  ['build', '--ssr', 'src/handrail.ts', '--outDir', stage, '--emptyOutDir', 'false', '--logLevel', 'error'],
  { cwd: `${root}/services/rules` },
);

cpSync(`${root}/apps/sidebar/dist`, `${stage}/sidebar`, {
  recursive: true,
  filter: (from) => !from.endsWith('.zip'),
});
for (const part of ['packs', 'skeleton', 'handbook.yaml', 'workflow.schema.json', 'cases.schema.json'])
  cpSync(`${root}/packages/workflows/${part}`, `${stage}/workflows/${part}`, { recursive: true });
cpSync(`${root}/deploy`, `${stage}/deploy`, { recursive: true });
cpSync(`${root}/docs/operations.md`, `${stage}/README.md`);
cpSync(`${root}/docs/audit.md`, `${stage}/audit.md`);
cpSync(`${root}/docs/install.md`, `${stage}/install.md`);
cpSync(`${root}/LICENSE`, `${stage}/LICENSE`);
writeFileSync(
  `${stage}/package.json`,
  `${JSON.stringify({ name: 'handrail', version, private: true, license: 'MIT', type: 'module', engines }, null, 2)}\n`,
);
writeFileSync(`${stage}/bin/handrail`, readFileSync(`${root}/scripts/release/handrail.sh`));
chmodSync(`${stage}/bin/handrail`, 0o755);

copyDependencies(['libsql', 'pg'], `${stage}/node_modules`);
writeBillOfMaterials(stage, commitTime());

/** The same sources give the same bytes: files are as old as the commit and belong to nobody. */
function commitTime() {
  const given = process.env.SOURCE_DATE_EPOCH;
  return given ?? execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }).trim();
}
const order = ['--sort=name', `--mtime=@${commitTime()}`, '--owner=0', '--group=0', '--numeric-owner'];
const tarball = `${out}/${name}.tar.gz`;
await must('tar', [...order, '--mode=u+rwX,go+rX,go-w', '-C', out, '-cf', `${tarball}.part`, name]);
await must('gzip', ['-n', '-9', '-f', '-S', '.gz', `${tarball}.part`]);
renameSync(`${tarball}.part.gz`, tarball);
rmSync(stage, { recursive: true });
console.log(tarball);
