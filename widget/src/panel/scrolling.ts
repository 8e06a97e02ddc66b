import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

const AT_END_PX = 60;
const NEAR_START_PX = 500;

export interface Scrolling {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  isAtEnd: boolean;
  toEnd(): void;
  onScroll(): void;
}

/**
 * Keeps a conversation where its reader wants it: at the newest message as long as they are there; where they are when they have
 * scrolled back, whatever comes at either end.
 */
export function useScrolling(firstKey: string | undefined, loadOlder: () => void): Scrolling {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const place = useRef({ firstKey, height: 0, isAtEnd: true, isBegun: false });
  const [isAtEnd, setAtEnd] = useState(true);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);

  const onScroll = useCallback(() => {
    const { scrollTop, scrollHeight, clientHeight } = scroller.current!;
    place.current.isAtEnd = scrollHeight - scrollTop - clientHeight < AT_END_PX;
    setAtEnd(place.current.isAtEnd);
    if (scrollTop < NEAR_START_PX && place.current.isBegun) loadOlder();
  }, [loadOlder]);

  useLayoutEffect(() => {
    const element = scroller.current!;
    const before = place.current;
    const grown = element.scrollHeight - before.height;
    if (!before.isBegun && firstKey !== undefined) {
      before.isBegun = true;
      const line = element.querySelector<HTMLElement>(".unread-line");
      if (line) element.scrollTop = line.offsetTop - 48;
      else toEnd();
      onScroll();
    } else if (before.isAtEnd) toEnd();
    else if (before.firstKey !== firstKey) element.scrollTop += grown;
    before.firstKey = firstKey;
    before.height = element.scrollHeight;
  });

  // Pictures that arrive and a composer that grows do not move the newest message out of sight.
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (place.current.isAtEnd) toEnd();
      place.current.height = scroller.current?.scrollHeight ?? 0;
    });
    observer.observe(content.current!);
    observer.observe(scroller.current!);
    return () => observer.disconnect();
  }, [toEnd]);

  return { scroller, content, isAtEnd, toEnd, onScroll };
}
