/** A screen that fails, to see what the shell makes of it. */
export function BrokenPreview(): never {
  throw new Error("The sample screen fails on purpose.");
}
