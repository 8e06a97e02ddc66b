import { appendFileSync } from "node:fs";

const seen = new Set<string>();

Object.assign(globalThis, {
  /** Called by every query in a *.sql.ts; see queries-run.ts. */
  queryRuns(name: string): void {
    if (seen.has(name) || !process.env.QUERIES_RUN) return;
    seen.add(name);
    appendFileSync(process.env.QUERIES_RUN, `${name}\n`);
  },
});
