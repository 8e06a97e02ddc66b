import { useEffect, useState } from "react";

const pauseMilliseconds = 90;

/** A value once it has stood for a moment; the first change after a rest counts at once. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState({ value, at: 0 });
  const isRested = Date.now() - settled.at > pauseMilliseconds;
  const now = isRested ? value : settled.value;
  useEffect(() => {
    if (settled.value === value) return;
    if (isRested) return setSettled({ value, at: Date.now() });
    const timer = setTimeout(() => setSettled({ value, at: Date.now() }), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [value, settled, isRested]);
  return now;
}
