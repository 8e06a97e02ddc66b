/** The eight patterns that break up large areas (table 10 of the standard): true inverts the module. */
export const masks: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** How hard a pattern is to read (section 7.8.3): long runs, blocks, false finders and imbalance. */
export function penaltyOf(matrix: boolean[][]): number {
  const lines = [...matrix, ...matrix.map((_, x) => matrix.map((row) => row[x]!))].map(asText);
  const runs = lines.reduce((sum, line) => sum + runPenalty(line) + falseFinders(line), 0);
  return runs + blockPenalty(matrix) + imbalance(matrix);
}

function asText(line: boolean[]): string {
  return line.map((dark) => (dark ? "1" : "0")).join("");
}

function runPenalty(line: string): number {
  return [...line.matchAll(/0{5,}|1{5,}/g)].reduce((sum, [run]) => sum + run.length - 2, 0);
}

function falseFinders(line: string): number {
  return [...line.matchAll(/(?=10111010000|00001011101)/g)].length * 40;
}

function blockPenalty(matrix: boolean[][]): number {
  let penalty = 0;
  for (let y = 1; y < matrix.length; y++) {
    for (let x = 1; x < matrix.length; x++) {
      const colour = matrix[y]![x];
      if (colour === matrix[y]![x - 1] && colour === matrix[y - 1]![x] && colour === matrix[y - 1]![x - 1])
        penalty += 3;
    }
  }
  return penalty;
}

function imbalance(matrix: boolean[][]): number {
  const dark = matrix.flat().filter(Boolean).length;
  return Math.floor(Math.abs((dark * 100) / matrix.length ** 2 - 50) / 5) * 10;
}
