/** The paths of a `valueProperty`, in the order in which they are tried: "revenue|order.total" has two. */
export function valuePathsOf(valueProperty: string | null): string[][] {
  return (valueProperty ?? "").split("|").flatMap((path) => (path.trim() ? [path.trim().split(".")] : []));
}

/** The value of a touchpoint as the meaning of its name finds it, or null when its properties hold none. */
export function valueIn(valueProperty: string | null, properties: object): number | null {
  for (const path of valuePathsOf(valueProperty)) {
    const value = numberOf(path.reduce<unknown>(memberOf, properties));
    if (value !== null) return value;
  }
  return null;
}

export { valueIn as valueOf };

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

const decimal = /^\s*-?\d+(\.\d+)?\s*$/;

function numberOf(value: unknown): number | null {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  return typeof value === "string" && decimal.test(value) ? Number(value) : null;
}
