/** Whether the database can keep a text: no NUL, and no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

/** The same of every text in a value, by how it is written as JSON. */
export function isStorableJson(value: object): boolean {
  // An even number of backslashes before it makes an escape of what only looks like one.
  return !/(?<!\\)(\\\\)*\\u(0000|d[89a-f])/i.test(JSON.stringify(value));
}
