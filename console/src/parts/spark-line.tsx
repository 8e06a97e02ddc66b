interface SparkLineProps {
  values: readonly number[];
  /** What it shows and how it ended, for those who do not see it. */
  label: string;
  width?: number;
  height?: number;
}

const inset = 2;

/** The course of a number, from zero, in the size of a word. */
export function SparkLine({ values, label, width = 96, height = 24 }: SparkLineProps) {
  if (values.length < 2) return <span className="text-meta text-muted">Too few values to draw</span>;
  const points = pointsOf(values, width, height);
  const line = points.map(([x, y]) => `${x},${y}`).join(" ");
  const [endX, endY] = points.at(-1)!;
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      className="block overflow-visible text-accent-text"
    >
      <polygon points={`${inset},${height} ${line} ${endX},${height}`} className="fill-accent-tint" />
      <polyline points={line} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      <circle cx={endX} cy={endY} r="2" fill="currentColor" />
    </svg>
  );
}

function pointsOf(values: readonly number[], width: number, height: number): [number, number][] {
  const top = Math.max(...values, 0);
  const bottom = Math.min(...values, 0);
  const span = top - bottom || 1;
  const step = (width - 2 * inset) / (values.length - 1);
  return values.map((value, index) => [
    round(inset + index * step),
    round(inset + (1 - (value - bottom) / span) * (height - 2 * inset)),
  ]);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
