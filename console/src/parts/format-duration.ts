const units = [
  { name: "d", milliseconds: 86_400_000 },
  { name: "h", milliseconds: 3_600_000 },
  { name: "min", milliseconds: 60_000 },
  { name: "s", milliseconds: 1_000 },
] as const;

/** A span of time in its two largest units: 340 ms, 4.2 s, 12 min 5 s, 3 h 20 min, 5 d 4 h. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 0) return `−${formatDuration(-milliseconds)}`;
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 10_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  return twoLargest(milliseconds);
}

function twoLargest(milliseconds: number): string {
  const position = units.findIndex((unit) => milliseconds >= unit.milliseconds);
  const large = units[position]!;
  const small = units[position + 1];
  // Rounded in the smaller unit first, so that 59 min 59.9 s becomes an hour and never "60 min".
  const rounded = small ? Math.round(milliseconds / small.milliseconds) * small.milliseconds : milliseconds;
  if (position > 0 && rounded >= units[position - 1]!.milliseconds) return twoLargest(rounded);
  const larges = Math.floor(rounded / large.milliseconds);
  const smalls = small ? Math.round((rounded - larges * large.milliseconds) / small.milliseconds) : 0;
  return smalls > 0 && small ? `${larges} ${large.name} ${smalls} ${small.name}` : `${larges} ${large.name}`;
}
