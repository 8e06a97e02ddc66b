/** What of a zod schema tells where its dates are. */
interface Definition {
  type: string;
  shape?: Record<string, Schema>;
  element?: Schema;
  innerType?: Schema;
  out?: Schema;
  valueType?: Schema;
  items?: readonly Schema[];
  options?: readonly Schema[];
}

interface Schema {
  _zod: { def: Definition };
  "~standard": { validate: (value: unknown) => unknown };
}

/**
 * Makes Dates of the texts that stand where a contract's schema has dates: JSON knows none. All else stays as it came,
 * also a text that only looks like a date.
 */
export function withDates(schema: unknown, value: unknown): unknown {
  return isSchema(schema) ? revived(schema, value) : value;
}

function revived(schema: Schema, value: unknown): unknown {
  const { type, shape, element, innerType, out, valueType, items, options } = schema._zod.def;
  if (value === null || value === undefined) return value;
  if (type === "date") return typeof value === "string" ? new Date(value) : value;
  const inner = innerType ?? out;
  if (inner) return revived(inner, value);
  if (options) return revivedAs(options, value);
  if (Array.isArray(value)) return value.map((item, at) => inside(element ?? items?.[at], item));
  if (typeof value !== "object") return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, item]) => [key, inside(shape ? shape[key] : valueType, item)]));
}

function inside(schema: Schema | undefined, value: unknown): unknown {
  return schema ? revived(schema, value) : value;
}

/** Of several shapes the first that the value has, once its dates are dates. */
function revivedAs(options: readonly Schema[], value: unknown): unknown {
  for (const option of options) {
    const candidate = revived(option, value);
    const result = option["~standard"].validate(candidate);
    if (!(result instanceof Promise) && !(result as { issues?: unknown }).issues) return candidate;
  }
  return value;
}

function isSchema(schema: unknown): schema is Schema {
  return typeof schema === "object" && schema !== null && "_zod" in schema;
}
