import { Buffer } from 'node:buffer';

const kept = new WeakMap<object, Buffer>();

/** What is frozen here is frozen to its leaves and shared by many answers, so its bytes are written once. */
function keptBytes(value: object): Buffer | undefined {
  const before = kept.get(value);
  if (before || !Object.isFrozen(value)) return before;
  const text = JSON.stringify(value);
  // Outside the pool: a few bytes that stay would hold a whole block of it.
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  kept.set(value, bytes);
  return bytes;
}

const plain = /^[ !#-[\]-~]*$/;
const quoted = (text: string) => (plain.test(text) ? `"${text}"` : JSON.stringify(text));

type Parts = (string | Buffer)[];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What answers share stands at most this deep in them; what is deeper is left to `JSON.stringify`. Lists do not count. */
const deepest = 3;

/** Writes behind `text` and answers the text that is not among the parts yet. */
function write(value: unknown, depth: number, text: string, parts: Parts): string {
  if (typeof value === 'string') return text + quoted(value);
  if (!isObject(value)) return text + JSON.stringify(value);
  const bytes = keptBytes(value);
  if (bytes) {
    parts.push(text, bytes);
    return '';
  }
  let all = text;
  let sign = '';
  if (Array.isArray(value)) {
    if (!isObject(value[0])) return text + JSON.stringify(value);
    all += '[';
    for (const part of value) {
      all = write(part ?? null, depth, all + sign, parts);
      sign = ',';
    }
    return `${all}]`;
  }
  if (depth === 0) return text + JSON.stringify(value);
  all += '{';
  for (const name in value) {
    const part = value[name];
    if (part === undefined) continue;
    all = write(part, depth - 1, `${all}${sign}${quoted(name)}:`, parts);
    sign = ',';
  }
  return `${all}}`;
}

/** The UTF-8 of `JSON.stringify`, for plain values: what answers share is copied instead of written again. */
export function jsonBytes(value: unknown): Buffer {
  const whole = isObject(value) ? keptBytes(value) : undefined;
  if (whole) return whole;
  const parts: Parts = [];
  parts.push(write(value, deepest, '', parts));
  // No character takes more than three bytes per unit of its text.
  const most = parts.reduce((sum, part) => sum + part.length * (typeof part === 'string' ? 3 : 1), 0);
  const bytes = Buffer.allocUnsafe(most);
  let end = 0;
  for (const part of parts) end += typeof part === 'string' ? bytes.write(part, end) : part.copy(bytes, end);
  return bytes.subarray(0, end);
}
