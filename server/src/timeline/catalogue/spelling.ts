/** The same key for "Order Completed", "order_completed" and "orderCompleted", as Segment's own readers match names. */
export function spellingOf(name: string): string {
  return name.toLowerCase().replace(/[\s_\-.:/]+/gu, "");
}

/** "Completed Order" for "Order Completed": the older specification put the verb first. */
export function verbFirst(name: string): string {
  const words = name.split(" ");
  return [words.at(-1), ...words.slice(0, -1)].join(" ");
}
