/** The quantile of numbers in rising order, between two of them by linear interpolation (Hyndman and Fan 1996, type 7). */
export function quantile(rising: readonly number[], share: number): number | null {
  if (rising.length === 0) return null;
  const place = (rising.length - 1) * share;
  const [below, above] = [rising[Math.floor(place)]!, rising[Math.ceil(place)]!];
  return below + (above - below) * (place - Math.floor(place));
}

const z = 1.959963984540054;

/** The 95 % interval of a share (Wilson 1927). */
export function wilson(hits: number, n: number): { low: number; high: number } | null {
  if (n === 0) return null;
  const share = hits / n;
  const middle = share + (z * z) / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const bound = (value: number) => Math.min(1, Math.max(0, value / (1 + (z * z) / n)));
  return { low: bound(middle - half), high: bound(middle + half) };
}

/** The sum of numbers. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
