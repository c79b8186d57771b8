import type { Row } from './row.ts';

const widths = { name: 68, value: 12, unit: 12, target: 12 };

export function heading(): string {
  const { name, value, unit, target } = widths;
  return `${'what'.padEnd(name)}${'measured'.padStart(value)} ${'unit'.padEnd(unit)}${'to reach'.padEnd(target)}`;
}

export function line({ name, value, unit, target, ok }: Row, hasColour: boolean): string {
  const mark = ok === null ? '' : ok ? 'ok' : 'MISSED';
  const shown = hasColour && ok !== null ? `\u001b[${ok ? 32 : 31}m${mark}\u001b[0m` : mark;
  const columns = `${name.padEnd(widths.name)}${written(value).padStart(widths.value)} ${unit.padEnd(widths.unit)}`;
  return `${columns}${(target ?? '').padEnd(widths.target)}${shown}`.trimEnd();
}

function written(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
