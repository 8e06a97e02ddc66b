// QR code, ISO/IEC 18004:2015, byte mode at error correction level M (15 % of it may be unreadable).

// Table 9 of the standard for level M, versions 1 to 15.
const correctionPerBlock = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24];
const blockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10];

/** Modules of a version that carry data or correction, as whole bytes. */
function rawCodewords(version: number): number {
  const alignments = version === 1 ? 0 : Math.floor(version / 7) + 2;
  let modules = (16 * version + 128) * version + 64;
  if (alignments) modules -= (25 * alignments - 10) * alignments - 55;
  if (version >= 7) modules -= 36;
  return Math.floor(modules / 8);
}

function dataCodewords(version: number): number {
  return rawCodewords(version) - correctionPerBlock[version - 1]! * blockCounts[version - 1]!;
}

/** The smallest version that holds so many bytes; up to 412 of them. */
export function versionFor(byteCount: number): number {
  for (let version = 1; version <= blockCounts.length; version++) {
    const headerBits = 4 + (version < 10 ? 8 : 16);
    if (byteCount * 8 + headerBits <= dataCodewords(version) * 8) return version;
  }
  throw new RangeError(`A text of ${byteCount} bytes is too long for this QR code.`);
}

/** The bytes of a text with header, padding and error correction, in the order in which they are drawn. */
export function codewordsOf(bytes: Uint8Array, version: number): number[] {
  const data = padded(bytes, version);
  const count = blockCounts[version - 1]!;
  const shortLength = Math.floor(data.length / count);
  const shortCount = count - (data.length % count);
  const divisor = generator(correctionPerBlock[version - 1]!);

  const blocks: number[][] = [];
  for (let block = 0, from = 0; block < count; block++) {
    const length = shortLength + (block < shortCount ? 0 : 1);
    blocks.push(data.slice(from, from + length));
    from += length;
  }
  return [...interleaved(blocks), ...interleaved(blocks.map((block) => remainder(block, divisor)))];
}

function padded(bytes: Uint8Array, version: number): number[] {
  const capacity = dataCodewords(version) * 8;
  const bits = [...bitsOf(0b0100, 4), ...bitsOf(bytes.length, version < 10 ? 8 : 16)];
  for (const byte of bytes) bits.push(...bitsOf(byte, 8));
  bits.push(...Array<number>(Math.min(4, capacity - bits.length)).fill(0));
  while (bits.length % 8) bits.push(0);
  for (let pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) bits.push(...bitsOf(pad, 8));
  return Array.from({ length: bits.length / 8 }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0),
  );
}

function bitsOf(value: number, length: number): number[] {
  return Array.from({ length }, (_, at) => (value >>> (length - 1 - at)) & 1);
}

function interleaved(blocks: number[][]): number[] {
  const longest = Math.max(...blocks.map((block) => block.length));
  return Array.from({ length: longest }, (_, at) => blocks.flatMap((block) => block[at] ?? [])).flat();
}

/** The Reed-Solomon generator polynomial of a degree, highest power first and left out. */
function generator(degree: number): number[] {
  const polynomial = [...Array<number>(degree - 1).fill(0), 1];
  for (let root = 1, step = 0; step < degree; step++, root = product(root, 2)) {
    for (let at = 0; at < degree; at++) polynomial[at] = product(polynomial[at]!, root) ^ (polynomial[at + 1] ?? 0);
  }
  return polynomial;
}

function remainder(data: number[], divisor: number[]): number[] {
  let rest = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ rest[0]!;
    rest = [...rest.slice(1), 0].map((value, at) => value ^ product(divisor[at]!, factor));
  }
  return rest;
}

/** Multiplication in GF(2⁸) modulo x⁸ + x⁴ + x³ + x² + 1. */
function product(left: number, right: number): number {
  let result = 0;
  for (let bit = 7; bit >= 0; bit--) {
    result = (result << 1) ^ ((result >>> 7) * 0x11d);
    result ^= ((right >>> bit) & 1) * left;
  }
  return result;
}
