import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { root } from '../root.mjs';

/** What libsql has programs for, as it names its packages. */
const platforms = /^@libsql\/(darwin-(arm64|x64)|linux-(arm64|x64)-(gnu|musl)|win32-x64-msvc)$/;

const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'));

/** Where Node would look for `name`, seen from the package at `place`. */
function placeOf(name, place) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const here = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[here]) return here;
    if (folder === '') throw new Error(`package-lock.json has no ${name} for ${place}`);
  }
}

function collect(names) {
  const found = new Set();
  const visit = (name, from) => {
    const place = placeOf(name, from);
    if (found.has(place)) return;
    found.add(place);
    const { dependencies = {}, optionalDependencies = {} } = packages[place];
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) {
      if (!needed.startsWith('@libsql/') || platforms.test(needed) || dependencies[needed]) visit(needed, place);
    }
  };
  for (const name of names) visit(name, 'services/rules');
  return [...found];
}

/** Copies what is installed; programs for other machines are fetched and held against the lock file. */
export function copyDependencies(names, target) {
  for (const place of collect(names)) {
    const to = `${target}/${place.replace(/^.*?node_modules\//, '')}`;
    mkdirSync(to, { recursive: true });
    if (existsSync(`${root}/${place}`)) {
      cpSync(`${root}/${place}`, to, { recursive: true, dereference: true });
    } else {
      fetchPackage(place, to);
    }
  }
}

function fetchPackage(place, to) {
  const { version, integrity } = packages[place];
  const name = place.replace(/^.*node_modules\//, '');
  const folder = mkdtempSync(`${tmpdir()}/handrail-package-`);
  const packed = execFileSync('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder], {
    encoding: 'utf8',
  });
  const file = `${folder}/${packed.trim().split('\n').at(-1)}`;
  const seen = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (seen !== integrity) throw new Error(`${name}@${version} is not what package-lock.json names`);
  execFileSync('tar', ['-xzf', file, '-C', to, '--strip-components=1']);
  rmSync(folder, { recursive: true });
}
