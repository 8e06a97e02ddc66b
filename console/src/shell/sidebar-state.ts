import { useState, useSyncExternalStore } from "react";

const storageKey = "throughline.sidebar";
const narrow = matchMedia("(max-width: 1024px)");
// Beside the panes of a screen that fills the window, the navigation is open by itself only where there is room for all.
const crowded = matchMedia("(max-width: 1720px)");

/**
 * Whether the navigation is folded to its icons: as last chosen, else on screens up to 1024 pixels wide, and up to 1720
 * where the screen fills the window with panes of its own.
 */
export function useSidebar(fills: boolean): { folded: boolean; toggle: () => void } {
  const isNarrow = useSyncExternalStore(subscribe, () => (fills ? crowded : narrow).matches);
  const key = `${storageKey}.${fills ? "beside." : ""}${isNarrow ? "narrow" : "wide"}`;
  // A choice counts for the width it was made at.
  const [, redraw] = useState(0);
  const stored = localStorage.getItem(key);
  const folded = stored ? stored === "folded" : isNarrow;
  const toggle = () => {
    localStorage.setItem(key, folded ? "open" : "folded");
    redraw((count) => count + 1);
  };
  return { folded, toggle };
}

function subscribe(listener: () => void): () => void {
  for (const query of [narrow, crowded]) query.addEventListener("change", listener);
  return () => {
    for (const query of [narrow, crowded]) query.removeEventListener("change", listener);
  };
}
