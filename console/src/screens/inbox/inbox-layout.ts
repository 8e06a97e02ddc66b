import { useState, useSyncExternalStore } from "react";
import { type PaneWidth, usePaneWidth } from "../../parts/pane-width.ts";

// Below this the customer takes the place of the list when asked for; below the next the views fold too.
const wide = matchMedia("(min-width: 1360px)");
const roomy = matchMedia("(min-width: 1240px)");

interface Fold {
  folded: boolean;
  toggle: () => void;
}

export interface InboxLayout {
  list: PaneWidth;
  customer: PaneWidth;
  views: Fold;
  person: Fold;
  /** Whether there is room for the customer beside list and conversation; else they take the place of the list. */
  beside: boolean;
}

/** How the inbox divides its room, as it was last left in this browser at this width. */
export function useInboxLayout(): InboxLayout {
  const list = usePaneWidth({ id: "inbox.list", usual: 320, least: 260, most: 520 });
  const customer = usePaneWidth({ id: "inbox.customer", usual: 320, least: 280, most: 560 });
  const beside = useMatches(wide);
  const views = useFold("views", useMatches(roomy));
  return { list, customer, views, person: useFold("customer", beside), beside };
}

function useFold(name: string, openByItself: boolean): Fold {
  const key = `throughline.inbox.${name}.${openByItself ? "wide" : "narrow"}`;
  // A choice counts for the width it was made at.
  const [, redraw] = useState(0);
  const stored = localStorage.getItem(key);
  const folded = stored ? stored === "folded" : !openByItself;
  const toggle = () => {
    localStorage.setItem(key, folded ? "open" : "folded");
    redraw((count) => count + 1);
  };
  return { folded, toggle };
}

function useMatches(query: MediaQueryList): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => query.matches,
  );
}
