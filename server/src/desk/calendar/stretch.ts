/** A half-open stretch of time, [from, to), in milliseconds since 1970. */
export interface Stretch {
  from: number;
  to: number;
}

/** The same time in stretches that neither touch nor overlap, in order. */
export function united(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const { from, to } of stretches.filter((one) => one.from < one.to).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** What is left of `stretches` without `taken`; both are in order and do not overlap among themselves. */
export function without(stretches: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
  return taken.reduce<Stretch[]>((left, cut) => left.flatMap((one) => cutOut(one, cut)), [...stretches]);
}

/** The parts of stretches that lie within another. */
export function within(stretches: readonly Stretch[], { from, to }: Stretch): Stretch[] {
  return stretches
    .map((one) => ({ from: Math.max(one.from, from), to: Math.min(one.to, to) }))
    .filter((one) => one.from < one.to);
}

function cutOut(one: Stretch, cut: Stretch): Stretch[] {
  if (cut.to <= one.from || cut.from >= one.to) return [one];
  return [
    { from: one.from, to: cut.from },
    { from: cut.to, to: one.to },
  ].filter(({ from, to }) => from < to);
}
