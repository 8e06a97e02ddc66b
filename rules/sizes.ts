// `npm run sizes`: how long our files and functions are, against what STYLE.md aims at.
import { functionsOf, isTest, sourceFiles, textOf } from "./sources.ts";

const product = sourceFiles().filter((path) => !isTest(path));
const files = product.map((at) => ({ at, lines: textOf(at).trimEnd().split("\n").length }));

report("files", 60, 200, files);
report("functions", 8, 25, product.flatMap(functionsOf));

function report(what: string, aimAtMedian: number, aimAtP95: number, sizes: { at: string; lines: number }[]): void {
  const sorted = sizes.toSorted((a, b) => a.lines - b.lines);
  const share = (part: number) => sorted[Math.floor((sorted.length - 1) * part)]!.lines;
  process.stdout.write(`${sorted.length} ${what}: median ${share(0.5)} lines (aim ≤ ${aimAtMedian}), `);
  process.stdout.write(`95 % up to ${share(0.95)} (aim ≤ ${aimAtP95})\n`);
  for (const { at, lines } of sorted.slice(-8).reverse()) process.stdout.write(`  ${lines}  ${at}\n`);
}
