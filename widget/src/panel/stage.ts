import type { Launcher } from "../loader/launcher.ts";
import type { Look } from "../loader/options.ts";
import base from "./styles/base.css";
import composer from "./styles/composer.css";
import conversation from "./styles/conversation.css";
import home from "./styles/home.css";
import { paletteOf, type Scheme } from "./theme.ts";

/** Makes the place of the panel beside the launcher. Sheets that scripts make are allowed by every content policy. */
export function mountStage({ root, frame }: Launcher): HTMLElement {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(base + home + conversation + composer);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const stage = document.createElement("div");
  stage.className = "stage";
  frame.prepend(stage);
  return stage;
}

/** Gives the panel the company's colours, light or dark as it is wanted or as the visitor has it. */
export function applyScheme(stage: HTMLElement, { scheme, accent, onAccent }: Look): void {
  const isDark = scheme === "dark" || (scheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  const chosen: Scheme = isDark ? "dark" : "light";
  stage.dataset.scheme = chosen;
  for (const [name, value] of Object.entries(paletteOf(accent, onAccent, chosen))) stage.style.setProperty(name, value);
}

/** Lets the panel end above the keyboard on the screen of a phone, which covers what is fixed to the bottom. */
export function followKeyboard(stage: HTMLElement): void {
  const view = window.visualViewport;
  if (!view) return;
  const follow = () => {
    stage.style.setProperty("--view-height", `${Math.round(view.height)}px`);
    stage.style.setProperty("--view-top", `${Math.round(view.offsetTop)}px`);
  };
  view.addEventListener("resize", follow);
  view.addEventListener("scroll", follow);
  follow();
}
