/** Any value on one line, for people: no quotes, no braces. */
export function valueInWords(value: unknown): string {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return value.map(valueInWords).join(", ");
  return Object.entries(value)
    .map(([key, item]) => `${key}: ${valueInWords(item)}`)
    .join(", ");
}
