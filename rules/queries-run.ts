import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { Plugin } from "vitest/config";

// STYLE.md, rule 4: every function in a *.sql.ts is run by some test on a real database. Whether it was is not to be read
// from the tests' text, so each such function reports its first call in a test process.

const root = join(import.meta.dirname, "..");

/** The file into which the processes of this run write the queries that they ran; its name reaches them with the rest. */
export function recordQueries(): void {
  process.env.QUERIES_RUN ??= join(tmpdir(), `throughline-queries-${randomBytes(6).toString("hex")}`);
}

/** The queries that were run, as "file#function". */
export function queriesRun(): Set<string> {
  const file = process.env.QUERIES_RUN;
  return new Set(file && existsSync(file) ? readFileSync(file, "utf8").split("\n") : []);
}

/** The functions that a *.sql.ts exports, as "file#function". */
export function queriesOf(path: string, text: string): string[] {
  return [...text.matchAll(/^export (?:async )?function\*? (\w+)/gm)].map(([, name]) => `${path}#${name}`);
}

interface Body {
  type: string;
  declaration?: { type: string; id?: { name: string }; body?: { start: number } };
}

/** Puts a report of its first call into each exported function of a *.sql.ts. */
export const reportQueries: Plugin = {
  name: "report-queries",
  enforce: "post",
  transform(code, id) {
    if (!id.endsWith(".sql.ts")) return null;
    const path = relative(root, id);
    const { body } = this.parse(code) as unknown as { body: Body[] };
    const functions = body.flatMap(({ declaration }) =>
      declaration?.type === "FunctionDeclaration" && declaration.body ? [declaration] : [],
    );
    let reporting = code;
    for (const { id: name, body: inside } of functions.toReversed()) {
      const report = `globalThis.queryRuns?.(${JSON.stringify(`${path}#${name?.name}`)});`;
      reporting = `${reporting.slice(0, inside!.start + 1)}${report}${reporting.slice(inside!.start + 1)}`;
    }
    return { code: reporting, map: null };
  },
};
