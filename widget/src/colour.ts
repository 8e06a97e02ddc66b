/** Relative luminance of a colour such as #3358d4, from 0 to 1 (WCAG 2.2). */
export function luminance(hex: string): number {
  const [red, green, blue] = channels(hex).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** Contrast of two colours, from 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

/** What to write on a colour: the wished one if it can be read there (4.5:1), else white or near-black, whichever is clearer. */
export function readableOn(background: string, wished = "#ffffff"): string {
  if (contrast(background, wished) >= 4.5) return wished;
  return contrast(background, "#ffffff") >= 4.5 ? "#ffffff" : blackOrWhite(background);
}

// One of the two always reaches 4.58:1.
function blackOrWhite(background: string): string {
  return contrast(background, "#000000") > contrast(background, "#ffffff") ? "#000000" : "#ffffff";
}

/** Whether this is a colour that can be computed with. */
export function isColour(text: unknown): text is string {
  return typeof text === "string" && /^#[0-9a-f]{6}$/i.test(text);
}

export function channels(hex: string): [number, number, number] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
}
