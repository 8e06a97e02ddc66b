import { useState } from "react";

export interface PaneSize {
  /** Under which name the width is remembered in this browser. */
  id: string;
  /** In pixels. */
  usual: number;
  least: number;
  most: number;
}

export interface PaneWidth extends PaneSize {
  width: number;
  resize: (width: number) => void;
}

/** The width of a pane, as it was last left in this browser. */
export function usePaneWidth(size: PaneSize): PaneWidth {
  const key = `throughline.pane.${size.id}`;
  const [chosen, choose] = useState(() => Number(localStorage.getItem(key)) || size.usual);
  const clamped = (width: number) => Math.round(Math.min(size.most, Math.max(size.least, width)));
  const resize = (width: number) => {
    choose(clamped(width));
    localStorage.setItem(key, String(clamped(width)));
  };
  return { ...size, width: clamped(chosen), resize };
}
