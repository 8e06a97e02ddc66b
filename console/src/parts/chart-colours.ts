import { useEffect, useState } from "react";

/** The colours of the theme as a canvas takes them. */
export interface ChartColours {
  text: string;
  muted: string;
  hairline: string;
  canvas: string;
  raised: string;
  border: string;
  accent: string;
  tint: string;
  second: string;
}

const tokens: Record<keyof ChartColours, string> = {
  text: "--text",
  muted: "--muted",
  hairline: "--hairline",
  canvas: "--canvas",
  raised: "--raised",
  border: "--border",
  accent: "--accent-text",
  tint: "--accent-tint",
  second: "--faint",
};

/** The theme's colours at an element, read again when the theme changes. */
export function useChartColours(element: HTMLElement | null): ChartColours | undefined {
  const [colours, setColours] = useState<ChartColours>();
  useEffect(() => {
    if (!element) return;
    const look = () => setColours(coloursAt(element));
    look();
    const themes = new MutationObserver(look);
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => themes.disconnect();
  }, [element]);
  return colours;
}

function coloursAt(element: HTMLElement): ChartColours {
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
  const probe = document.createElement("span");
  probe.hidden = true;
  element.append(probe);
  const read = ([name, token]: [string, string]) => {
    probe.style.color = `var(${token})`;
    return [name, painted(brush, getComputedStyle(probe).color)];
  };
  const colours = Object.fromEntries(Object.entries(tokens).map(read)) as ChartColours;
  probe.remove();
  return colours;
}

/** Any colour of CSS as it looks: charts cannot read all that CSS can. */
function painted(brush: CanvasRenderingContext2D, colour: string): string {
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 1, 1);
  const [red, green, blue] = brush.getImageData(0, 0, 1, 1).data;
  return `rgb(${red}, ${green}, ${blue})`;
}
