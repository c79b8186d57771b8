import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

// Draws the listing's logos: a flight of steps with its rail, in a unit square. Run it after changing the drawing.
const logos = join(import.meta.dirname, '../logos');
const ground = [3, 54, 61];
const light = [255, 255, 255];
const rail = [145, 220, 190];

const steps = polyline(
  [0.2, 0.78],
  [0.36, 0.78],
  [0.36, 0.64],
  [0.52, 0.64],
  [0.52, 0.5],
  [0.68, 0.5],
  [0.68, 0.36],
  [0.82, 0.36],
);
const handrail = [
  ...polyline([0.2, 0.52], [0.68, 0.16], [0.82, 0.16]),
  ...polyline([0.28, 0.46], [0.28, 0.62]),
  ...polyline([0.6, 0.22], [0.6, 0.38]),
];

function polyline(...points) {
  return points.slice(1).map((point, index) => [points[index], point]);
}

function distance([x, y], [[ax, ay], [bx, by]]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function roundedSquare([x, y], radius) {
  const [dx, dy] = [Math.max(Math.abs(x - 0.5) - 0.5 + radius, 0), Math.max(Math.abs(y - 0.5) - 0.5 + radius, 0)];
  return Math.hypot(dx, dy) - radius;
}

function pixel(point, softness) {
  const cover = (edge) => Math.min(1, Math.max(0, 0.5 - edge / softness));
  const near = (segments) => Math.min(...segments.map((segment) => distance(point, segment)));
  const mix = (under, over, amount) => under.map((value, index) => value + (over[index] - value) * amount);
  const color = mix(mix(ground, rail, cover(near(handrail) - 0.03)), light, cover(near(steps) - 0.04));
  return [...color.map(Math.round), Math.round(255 * cover(roundedSquare(point, 0.18)))];
}

function png(size) {
  const rows = Array.from({ length: size }, (_row, y) => [
    0,
    ...Array.from({ length: size }, (_column, x) => pixel([(x + 0.5) / size, (y + 0.5) / size], 1 / size)).flat(),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

writeFileSync(join(logos, 'logo.png'), png(320));
writeFileSync(join(logos, 'logo-small.png'), png(128));
