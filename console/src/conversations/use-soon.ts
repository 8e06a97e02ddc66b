import { useEffect, useRef } from "react";

/** Does something soon, once for a burst of occasions and never seldomer than that. It may change with every render. */
export function useSoon(milliseconds: number, deed: () => Promise<unknown>): () => void {
  const latest = useRef(deed);
  latest.current = deed;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      // What could not be read now is read at the next occasion.
      latest.current().catch(() => undefined);
    }, milliseconds);
  };
}
