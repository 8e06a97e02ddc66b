import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

/** How near to an end counts as there. */
export const nearPixels = 80;

/** Leads to the message that was searched for. */
export function useTarget(target: string | null, scroller: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const item = target && scroller.current?.querySelector(`[id="${target}"]`);
    if (item) item.scrollIntoView({ block: "center" });
  }, [target, scroller]);
}

/** Keeps the reader where they are: at the foot while they are there, else at the same words. */
export function useStaying(scroller: RefObject<HTMLDivElement | null>, count: number, first: string | undefined) {
  const [atEnd, setAtEnd] = useState(true);
  const [seenCount, setSeenCount] = useState(count);
  const stays = useRef({ atEnd: true, height: 0, first });
  const toEnd = () => {
    const element = scroller.current;
    element?.scrollTo({ top: element.scrollHeight });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew whenever messages come at either end.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const { atEnd: sticks, height, first: before } = stays.current;
    const grownAbove = before !== undefined && before !== first && !sticks;
    if (sticks) element.scrollTop = element.scrollHeight;
    else if (grownAbove) element.scrollTop += element.scrollHeight - height;
    stays.current = { ...stays.current, height: element.scrollHeight, first };
    if (sticks) setSeenCount(count);
  }, [count, first]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const note = () => {
      const now = element.scrollHeight - element.scrollTop - element.clientHeight < nearPixels;
      stays.current = { ...stays.current, atEnd: now, height: element.scrollHeight };
      setAtEnd(now);
    };
    // Pictures and the writing below change how much room there is.
    const observer = new ResizeObserver(() => {
      if (stays.current.atEnd) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    if (element.lastElementChild) for (const child of element.children) observer.observe(child);
    element.addEventListener("scroll", note, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", note);
    };
  }, [scroller]);
  useEffect(() => {
    if (atEnd) setSeenCount(count);
  }, [atEnd, count]);
  return { atEnd, missed: Math.max(0, count - seenCount), toEnd };
}
