import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

const IN_ONE = 40;
const MARGIN = "1500px 0px";

/**
 * A list of any length of which only what is near the eye is in the document. It is cut into pieces of some forty rows; a piece
 * that is far away is an empty box of the height that it had. The cuts stay where they are when rows come at either end.
 */
export function Windowed<Item extends { key: string }>(properties: {
  items: readonly Item[];
  scroller: RefObject<HTMLElement | null>;
  children(item: Item): ComponentChildren;
}) {
  const { items, scroller, children } = properties;
  const anchor = useRef<string | undefined>(undefined);
  let at = items.findIndex(({ key }) => key === anchor.current);
  if (at < 0) {
    // The last, since a line for a day moves when older messages of that day come.
    at = items.length - 1;
    anchor.current = items.at(-1)?.key;
  }
  const pieces = cut(items, (place) => Math.floor((place - at) / IN_ONE));
  return (
    <>
      {[...pieces].map(([number, some]) => (
        <Piece key={number} scroller={scroller} isAlways={pieces.size < 3}>
          {() => some.map(children)}
        </Piece>
      ))}
    </>
  );
}

function cut<Item>(items: readonly Item[], numberOf: (place: number) => number): Map<number, Item[]> {
  const pieces = new Map<number, Item[]>();
  for (const [place, item] of items.entries()) {
    const number = numberOf(place);
    const piece = pieces.get(number);
    if (piece) piece.push(item);
    else pieces.set(number, [item]);
  }
  return pieces;
}

function Piece(properties: {
  scroller: RefObject<HTMLElement | null>;
  isAlways: boolean;
  children: () => ComponentChildren;
}) {
  const { scroller, isAlways, children } = properties;
  const box = useRef<HTMLDivElement>(null);
  const height = useRef(0);
  const [isNear, setNear] = useState(true);

  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => setNear(entry!.isIntersecting), {
      root: scroller.current,
      rootMargin: MARGIN,
    });
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, [scroller]);
  const isDrawn = isNear || isAlways || height.current === 0;
  useLayoutEffect(() => {
    if (isDrawn) height.current = box.current!.offsetHeight;
  });

  return (
    <div ref={box} class="piece" style={isDrawn ? {} : { height: `${height.current}px` }}>
      {isDrawn && children()}
    </div>
  );
}
