import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface SimulateArguments {
  readonly people: number;
  readonly days: number;
  readonly seed: number;
  readonly until: Date;
  readonly url: string;
  readonly key: string;
  readonly truth: string | undefined;
}

/** How the command is used. */
export const usage = `Usage: npm run simulate -- --url URL --secret-key KEY [--people 400] [--days 183] [--seed 7]
                           [--until DATE] [--truth FILE]

Sends the customers of a simulated coffee roaster through the public doors of a Throughline server.
  --url URL          the server, as http://localhost:4600
  --secret-key KEY   a secret key of the workspace, from Settings
  --people N         people who come by themselves; friends they bring come on top
  --days D           days of records
  --seed S           the same seed makes the same company
  --until DATE       the end of the records (ISO 8601), now unless told
  --truth FILE       writes what really happened beside it, as JSON Lines`;

/** Reads the command line. Throws an error whose message says what is wrong with it. */
export function readArguments(given: readonly string[], now: Date): SimulateArguments {
  const { values } = parseArgs({ args: [...given], options, allowPositionals: false });
  const until = values.until === undefined ? now : new Date(values.until);
  if (Number.isNaN(until.getTime())) throw new Error("--until must be a date, as 2026-11-22 or 2026-11-22T15:00:00Z.");
  return {
    people: wholeNumber("--people", values.people, 1),
    days: wholeNumber("--days", values.days, 1),
    seed: wholeNumber("--seed", values.seed, 0),
    until,
    url: address(values.url),
    key: required("--secret-key", values["secret-key"]),
    truth: values.truth,
  };
}

const options = {
  people: { type: "string", default: "400" },
  days: { type: "string", default: "183" },
  seed: { type: "string", default: "7" },
  until: { type: "string" },
  url: { type: "string" },
  "secret-key": { type: "string" },
  truth: { type: "string" },
} as const;

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
    throw new Error(`${option} must be a whole number of at least ${least}, not "${text}".`);
  }
  return value;
}

function address(url: string | undefined): string {
  const given = required("--url", url);
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
    throw new Error(`--url must be an address such as http://localhost:4600, not "${given}".`);
  }
  return given;
}

function required(option: string, value: string | undefined): string {
  if (!value) throw new Error(`${option} is missing.`);
  return value;
}
