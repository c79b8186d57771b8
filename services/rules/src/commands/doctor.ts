import { parseArgs, styleText } from 'node:util';
import { examine } from '../doctor/examine.ts';
import type { Finding } from '../doctor/finding.ts';

const marks = { ok: ['green', '✓'], warning: ['yellow', '!'], problem: ['red', '✗'] } as const;

function drawn({ check, level, says, fix }: Finding): string {
  const [color, mark] = marks[level];
  const head = `${process.stdout.isTTY ? styleText(color, mark) : mark} ${check}: ${says}`;
  return fix === null ? head : `${head}\n    ${fix}`;
}

/** Says what is wrong with this installation and how to fix it. Ends with 0, 1 when there are problems, 2 on wrong use. */
let isJson = false;
try {
  isJson = parseArgs({ options: { json: { type: 'boolean', default: false } } }).values.json;
} catch {
  console.error('Use: handrail doctor [--json]');
  process.exit(2);
}
const found = await examine(process.env, () => Date.now());
const problems = found.filter(({ level }) => level === 'problem').length;
const warnings = found.filter(({ level }) => level === 'warning').length;
if (isJson) {
  console.log(JSON.stringify({ findings: found, problems, warnings }, null, 2));
} else {
  for (const finding of found) console.log(drawn(finding));
  console.log(`${problems} problems, ${warnings} warnings`);
}
process.exitCode = problems > 0 ? 1 : 0;
