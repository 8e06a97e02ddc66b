/**
 * The result of a call, or undefined where it throws. For what the browser may deny: storage and cookies throw where
 * they are blocked or the frame is sandboxed, and storage throws when it is full.
 */
export function attempt<Result>(call: () => Result): Result | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}
