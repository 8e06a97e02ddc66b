import { codewordsOf, versionFor } from "./codewords.ts";
import { masks, penaltyOf } from "./masks.ts";

/** Dark modules by row and column. */
export type Matrix = boolean[][];

interface Canvas {
  size: number;
  dark: Matrix;
  /** Modules that belong to the frame of the code and carry no data. */
  fixed: Matrix;
}

/** Draws a text of up to 412 bytes as a QR code (ISO/IEC 18004), without its quiet zone. */
export function qrMatrix(text: string): Matrix {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  const canvas = blank(version * 4 + 17);
  drawFrame(canvas, version);
  drawData(canvas, codewordsOf(bytes, version));
  return bestMasked(canvas);
}

function blank(size: number): Canvas {
  const grid = () => Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  return { size, dark: grid(), fixed: grid() };
}

function set({ dark, fixed }: Canvas, x: number, y: number, value: boolean): void {
  dark[y]![x] = value;
  fixed[y]![x] = true;
}

function drawFrame(canvas: Canvas, version: number): void {
  const { size } = canvas;
  for (let at = 0; at < size; at++) {
    set(canvas, 6, at, at % 2 === 0);
    set(canvas, at, 6, at % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    drawFinder(canvas, x, y);
  const places = alignments(version, size);
  const last = places.length - 1;
  places.forEach((x, column) => {
    places.forEach((y, row) => {
      const underFinder = (column === 0 && (row === 0 || row === last)) || (column === last && row === 0);
      if (!underFinder) drawAlignment(canvas, x, y);
    });
  });
  drawFormat(canvas, 0);
  if (version >= 7) drawVersion(canvas, version);
}

function drawFinder(canvas: Canvas, centreX: number, centreY: number): void {
  for (let dy = -4; dy <= 4; dy++) {
    for (let dx = -4; dx <= 4; dx++) {
      const [x, y] = [centreX + dx, centreY + dy];
      if (x < 0 || y < 0 || x >= canvas.size || y >= canvas.size) continue;
      const ring = Math.max(Math.abs(dx), Math.abs(dy));
      set(canvas, x, y, ring !== 2 && ring !== 4);
    }
  }
}

function drawAlignment(canvas: Canvas, centreX: number, centreY: number): void {
  for (let dy = -2; dy <= 2; dy++) {
    for (let dx = -2; dx <= 2; dx++) {
      set(canvas, centreX + dx, centreY + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }
  }
}

function alignments(version: number, size: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - step * (count - 2 - at))];
}

/** Level and mask, twice, in a code of their own (section 7.9). */
function drawFormat(canvas: Canvas, mask: number): void {
  const { size } = canvas;
  const bits = ((mask << 10) | divided(mask, 10, 0x537)) ^ 0x5412;
  const bit = (at: number) => ((bits >>> at) & 1) === 1;
  for (let at = 0; at <= 5; at++) set(canvas, 8, at, bit(at));
  set(canvas, 8, 7, bit(6));
  set(canvas, 8, 8, bit(7));
  set(canvas, 7, 8, bit(8));
  for (let at = 9; at < 15; at++) set(canvas, 14 - at, 8, bit(at));
  for (let at = 0; at < 8; at++) set(canvas, size - 1 - at, 8, bit(at));
  for (let at = 8; at < 15; at++) set(canvas, 8, size - 15 + at, bit(at));
  set(canvas, 8, size - 8, true);
}

function drawVersion(canvas: Canvas, version: number): void {
  const bits = (version << 12) | divided(version, 12, 0x1f25);
  for (let at = 0; at < 18; at++) {
    const [far, near] = [canvas.size - 11 + (at % 3), Math.floor(at / 3)];
    const value = ((bits >>> at) & 1) === 1;
    set(canvas, far, near, value);
    set(canvas, near, far, value);
  }
}

function divided(value: number, degree: number, divisor: number): number {
  let rest = value;
  for (let step = 0; step < degree; step++) rest = (rest << 1) ^ ((rest >>> (degree - 1)) * divisor);
  return rest;
}

/** Fills columns of two from right to left, upwards and downwards in turn, around the frame. */
function drawData({ size, dark, fixed }: Canvas, codewords: number[]): void {
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const upwards = ((right + 1) & 2) === 0;
    for (let step = 0; step < size * 2; step++) {
      const x = right - (step % 2);
      const y = upwards ? size - 1 - Math.floor(step / 2) : Math.floor(step / 2);
      if (fixed[y]![x] || at >= codewords.length * 8) continue;
      dark[y]![x] = ((codewords[at >>> 3]! >>> (7 - (at & 7))) & 1) === 1;
      at++;
    }
  }
}

function bestMasked(canvas: Canvas): Matrix {
  const candidates = masks.map((inverts, mask) => {
    const masked = structuredClone(canvas);
    canvas.fixed.forEach((row, y) => {
      row.forEach((fixed, x) => {
        if (!fixed && inverts(x, y)) masked.dark[y]![x] = !masked.dark[y]![x];
      });
    });
    drawFormat(masked, mask);
    return masked.dark;
  });
  return candidates.reduce((best, next) => (penaltyOf(next) < penaltyOf(best) ? next : best));
}
