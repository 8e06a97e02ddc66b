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
export function useStaying(scroller: RefObject<HTMLDivElement | null>, messages: readonly { messageId: string }[]) {
  const first = messages[0]?.messageId;
  const last = messages.at(-1)?.messageId;
  const [atEnd, setAtEnd] = useState(true);
  /** The last message that one was at the foot with. */
  const [lastSeen, setLastSeen] = useState(last);
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
  }, [messages.length, last, first]);
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
    if (atEnd) setLastSeen(last);
  }, [atEnd, last]);
  const seenAt = messages.findIndex(({ messageId }) => messageId === lastSeen);
  return { atEnd, missed: seenAt < 0 ? 0 : messages.length - 1 - seenAt, toEnd };
}
