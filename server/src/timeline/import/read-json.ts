import { extentOf } from "../collect/extents.ts";
import { type Fault, fault } from "../collect/fault.ts";
import { hostileContentOf } from "../collect/hostile-content.ts";
import { limits } from "../collect/limits.ts";

/** Reads JSON text, or says why its value cannot be stored unchanged. */
export function readJsonText(text: string): unknown | Fault {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return fault("malformed_json", `It is not JSON: ${because.slice(0, 200).toWellFormed()}.`);
  }
  if (extentOf(Buffer.from(text)).depth > limits.depth) return tooDeep;
  return hostileContentOf(value) ?? value;
}

const tooDeep = fault("too_deep", `It is nested deeper than ${limits.depth} levels.`);
