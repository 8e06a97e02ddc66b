import { isObject, type JsonObject } from "../collect/body.ts";

/** What the columns of a delimited file are called: as its first row says, or by their numbers. */
export function columnNames(firstRow: readonly string[], header: boolean): string[] {
  const taken = new Set<string>();
  return firstRow.map((cell, index) => {
    const given = (header && cell.trim().slice(0, 450).toWellFormed()) || `Column ${index + 1}`;
    let name = given;
    for (let again = 2; taken.has(name); again++) name = `${given} (${again})`;
    taken.add(name);
    return name;
  });
}

const mostDepth = 3;
const mostColumns = 500;

/** The paths under which the values of JSON objects are found, such as "user.id", in order of appearance. */
export function pathsIn(objects: readonly JsonObject[]): string[] {
  const paths = new Set<string>();
  for (const object of objects) addPaths(object, "", 1, paths);
  return [...paths].slice(0, mostColumns);
}

function addPaths(object: JsonObject, prefix: string, depth: number, paths: Set<string>): void {
  for (const [key, value] of Object.entries(object)) {
    if (isObject(value) && depth < mostDepth) addPaths(value, `${prefix}${key}.`, depth + 1, paths);
    else paths.add(prefix + key);
  }
}

/** The value of a JSON object under a path; a key that itself has dots goes first. */
export function valueAt(object: JsonObject, path: string): unknown {
  if (Object.hasOwn(object, path)) return object[path];
  let value: unknown = object;
  for (const key of path.split(".")) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}
