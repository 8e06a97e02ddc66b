import { type ParseArgsConfig, parseArgs } from "node:util";
import { Misuse } from "./command.ts";

/** Reads a command's words into options and positionals; throws `Misuse` for what it does not know. */
export function readWords<Options extends NonNullable<ParseArgsConfig["options"]>>(words: string[], options: Options) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true, strict: true });
  } catch (error) {
    if (error instanceof TypeError) throw new Misuse(error.message.replace(/\. To specify.*$/s, "."));
    throw error;
  }
}

/** The one of some values that an option has. */
export function oneOf<Value extends string>(values: readonly Value[], given: string, option: string): Value {
  const found = values.find((value) => value === given);
  if (found === undefined) throw new Misuse(`--${option} is one of: ${values.join(", ")}.`);
  return found;
}
