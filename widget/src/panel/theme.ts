import { channels, contrast, isColour, readableOn } from "../colour.ts";

const canvases = { light: "#ffffff", dark: "#18191b" };
// What a link of the company stands on.
const bubbles = { light: "#f0f0f3", dark: "#2a2c30" };
const DEFAULT_ACCENT = "#3358d4";

export type Scheme = keyof typeof canvases;

/** The custom properties that depend on the company's colour. Text passes WCAG AA (4.5:1) whatever colour that is. */
export function paletteOf(accent: string | undefined, onAccent: string | undefined, scheme: Scheme) {
  const base = isColour(accent) ? accent : DEFAULT_ACCENT;
  const canvas = canvases[scheme];
  const tint = mix(base, canvas, 0.92);
  return {
    "--accent": base,
    "--on-accent": readableOn(base, isColour(onAccent) ? onAccent : undefined),
    "--accent-hover": mix(base, readableOn(base) === "#ffffff" ? "#000000" : "#ffffff", 0.1),
    "--accent-text": readableText(base, [canvas, tint, bubbles[scheme]], scheme),
    "--accent-tint": tint,
    // A colour that is nearly the canvas needs a line to be seen.
    "--accent-edge": contrast(base, canvas) < 1.4 ? "var(--border)" : "transparent",
  };
}

/** The accent, made darker (in dark, lighter) until it can be read on all of these. */
export function readableText(accent: string, backgrounds: readonly string[], scheme: Scheme): string {
  const towards = scheme === "light" ? "#000000" : "#ffffff";
  for (let part = 0; part < 1; part += 0.05) {
    const colour = mix(accent, towards, part);
    if (backgrounds.every((background) => contrast(colour, background) >= 4.5)) return colour;
  }
  return towards;
}

/** A colour between two; `part` of 0 is the first, 1 the second. */
function mix(one: string, other: string, part: number): string {
  const [from, to] = [channels(one), channels(other)];
  const mixed = from.map((value, at) => Math.round(value + (to[at]! - value) * part));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
