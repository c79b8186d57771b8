import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { root } from './root.mjs';

/** What the house asks of its files and no linter knows: sizes, names, a lock file that works everywhere. */
const findings = [];
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(Boolean);
const sources = tracked.filter((file) => /\.(ts|tsx|mjs)$/.test(file));

const lengths = [];
for (const file of sources) {
  const text = readFileSync(`${root}/${file}`, 'utf8');
  const lines = text.split('\n').length - 1;
  lengths.push(lines);
  if (lines > 400) findings.push(`${file}: ${lines} lines, split it by what it is about (at most 400)`);
  const name = file.split('/').at(-1);
  if (!/^_?[a-z0-9]+([-.][a-z0-9]+)*\.(ts|tsx|mjs)$/.test(name)) findings.push(`${file}: use a kebab-case name`);
  if (/(^|\/)(utils?|helpers?|common|misc|types|manager)(\.|\/)/.test(file))
    findings.push(`${file}: the name does not say what is inside`);
  if (/\.(test|spec)\.tsx?$/.test(file) && /\b(it|test|describe)\.(only|todo|fixme)\b|waitForTimeout\(/.test(text))
    findings.push(`${file}: a test that is off, exclusive or sleeps`);
}
const sorted = lengths.sort((a, b) => a - b);
const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
if (at(0.9) > 230) findings.push(`90 % of files should be under 230 lines; it is ${at(0.9)}`);

for (const file of tracked.filter((name) => name.endsWith('package-lock.json'))) {
  const lock = readFileSync(`${root}/${file}`, 'utf8');
  if (/"resolved": "[a-z]+:\/\//.test(lock)) findings.push(`${file} names a registry host`);
  const { packages } = JSON.parse(lock);
  for (const [place, entry] of Object.entries(packages))
    for (const name of Object.keys(entry.optionalDependencies ?? {}))
      if (!packages[`node_modules/${name}`] && !packages[`${place}/node_modules/${name}`])
        findings.push(`${file} lacks ${name} (optional of ${place}); npm ci would refuse it elsewhere`);
}

for (const finding of findings) console.error(finding);
console.log(`${sources.length} source files, median ${at(0.5)} lines, 90 % under ${at(0.9)}`);
process.exit(findings.length > 0 ? 1 : 0);
