/** One measured figure, beside the limit or the peer that it was measured with in the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  peer?: string;
  peerValue?: number;
  /** `value` as a share of `peerValue`. */
  ratio?: number;
  /** In words: "≥ 20,000". */
  target: string;
  ok: boolean;
}

export interface Bench {
  name: string;
  about: string;
  run: (options: BenchOptions) => Promise<Figure[]>;
}

export interface BenchOptions {
  /** A smaller run, for a first look. */
  quick: boolean;
  /** Says what is going on, on standard error. */
  say: (text: string) => void;
}

/** The value below which a share of the measurements lies; by the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** A figure that must be at least so much. */
export function atLeast(least: number, figure: Omit<Figure, "target" | "ok">): Figure {
  return { ...figure, target: `≥ ${least.toLocaleString("en")}`, ok: figure.value >= least };
}

/** A figure that may be at most so much. */
export function atMost(most: number, figure: Omit<Figure, "target" | "ok">): Figure {
  return { ...figure, target: `≤ ${most.toLocaleString("en")}`, ok: figure.value <= most };
}
