import { useState, useSyncExternalStore } from "react";

const storageKey = "throughline.sidebar";
const narrow = matchMedia("(max-width: 1024px)");

/** Whether the navigation is folded to its icons: as last chosen, else on screens up to 1024 pixels wide. */
export function useSidebar(): { folded: boolean; toggle: () => void } {
  const isNarrow = useSyncExternalStore(subscribe, () => narrow.matches);
  const key = `${storageKey}.${isNarrow ? "narrow" : "wide"}`;
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
  narrow.addEventListener("change", listener);
  return () => narrow.removeEventListener("change", listener);
}
