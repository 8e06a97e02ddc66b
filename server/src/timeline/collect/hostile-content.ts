import { type Fault, fault } from "./fault.ts";

// JSON text can only hide NUL, a lone surrogate or an escaped "__proto__" behind a \u escape of these ranges.
const suspicious = /\\u(?:00[0-7]|[dD][89a-fA-F])|__proto__|"constructor"/;

/** Says from a JSON text alone whether its value needs the slow look of `hostileContentOf`. */
export function isSuspicious(jsonText: string): boolean {
  return suspicious.test(jsonText);
}

/** Looks through a value, whose depth is known to be limited, for what cannot be stored unchanged. */
export function hostileContentOf(value: unknown): Fault | null {
  if (typeof value === "string") return hostileTextOf(value);
  if (typeof value === "number") return Number.isFinite(value) ? null : outOfRange;
  if (typeof value !== "object" || value === null) return null;
  if (Array.isArray(value)) return firstFaultOf(value);
  return firstFaultOfKeys(value) ?? firstFaultOf(Object.values(value));
}

function firstFaultOf(values: unknown[]): Fault | null {
  for (const value of values) {
    const found = hostileContentOf(value);
    if (found) return found;
  }
  return null;
}

function firstFaultOfKeys(object: object): Fault | null {
  for (const key of Object.keys(object)) {
    if (key === "__proto__") return protoKey;
    if (key === "constructor" && hasOwnPrototype(Reflect.get(object, key))) return constructorKey;
    const found = hostileTextOf(key);
    if (found) return found;
  }
  return null;
}

function hostileTextOf(text: string): Fault | null {
  if (text.includes("\0")) return nul;
  return text.isWellFormed() ? null : loneSurrogate;
}

// A "constructor" alone is an ordinary property (of a building, of a racing team); with "prototype" it is an attack.
function hasOwnPrototype(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "prototype");
}

const nul = fault("nul_character", "It holds a NUL character (\\u0000), which the database cannot store.");
const loneSurrogate = fault("lone_surrogate", "It holds half of a UTF-16 surrogate pair, which is not a character.");
const protoKey = fault("prototype_key", 'It holds the key "__proto__", which is not stored.');
const constructorKey = fault("prototype_key", 'It holds the keys "constructor" and "prototype", which are not stored.');
const outOfRange = fault("number_out_of_range", "It holds a number too large to be stored, such as 1e400.");
