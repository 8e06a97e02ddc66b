import { isColour, readableOn } from "../colour.ts";
import { isRightToLeft, type Language, launcherNames } from "../languages.ts";
import css from "./launcher.css";
import type { Options } from "./options.ts";

const DEFAULT_ACCENT = "#3358d4";
const SVG = "http://www.w3.org/2000/svg";

/** The button that opens the chat, in a shadow root of its own, over the page and without a place in it. */
export interface Launcher {
  root: ShadowRoot;
  /** Holds the button, and the panel once it is there. */
  frame: HTMLElement;
  button: HTMLButtonElement;
  paint(options: Options, language: Language): void;
  showUnread(count: number): void;
  /** Takes the button off the page. */
  leave(): void;
}

/** Puts the launcher on the page. Only sheets and properties that scripts set are used, which every content policy allows. */
export function mountLauncher(): Launcher {
  const host = document.createElement("throughline-chat");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const frame = make("div", "frame");
  const button = make("button", "launcher");
  button.type = "button";
  button.setAttribute("aria-haspopup", "dialog");
  button.setAttribute("aria-expanded", "false");
  const label = make("span", "label");
  const badge = make("span", "badge");
  button.append(icon("speak", "M7.9 20A9 9 0 1 0 4 16.1L2 22Z"), icon("down", "m6 9 6 6 6-6"), label, badge);
  frame.append(button);
  root.append(frame);
  const letGo = stayOnPage(host);
  let name = "";

  return {
    root,
    frame,
    button,
    paint(options, language) {
      const accent = isColour(options.accent) ? options.accent : DEFAULT_ACCENT;
      const onAccent = readableOn(accent, isColour(options.onAccent) ? options.onAccent : undefined);
      const properties = {
        "--accent": accent,
        "--on-accent": onAccent,
        "--aside": `${options.marginAside ?? 20}px`,
        "--below": `${options.marginBelow ?? 20}px`,
      };
      for (const [property, value] of Object.entries(properties)) frame.style.setProperty(property, value);
      const isOpen = frame.classList.contains("open");
      frame.className = `frame ${sideOf(options.side, language)}${isOpen ? " open" : ""}`;
      frame.dir = isRightToLeft(language) ? "rtl" : "ltr";
      frame.lang = language;
      name = options.label || options.name || launcherNames[language];
      label.textContent = options.label ?? "";
      label.hidden = !options.label;
      button.setAttribute("aria-label", name);
      host.hidden = options.hidden === true && !isOpen;
    },
    showUnread(count) {
      badge.textContent = count > 99 ? "99+" : count > 0 ? String(count) : "";
      button.setAttribute("aria-label", count > 0 ? `${name} (${count})` : name);
    },
    leave() {
      letGo();
      host.remove();
    },
  };
}

function sideOf(side: Options["side"] = "end", language: Language): "left" | "right" {
  if (side === "left" || side === "right") return side;
  return (side === "end") === isRightToLeft(language) ? "left" : "right";
}

// Frameworks that swap the whole body between pages would take the chat with it.
function stayOnPage(host: HTMLElement): () => void {
  const attach = () => {
    if (!host.isConnected && document.body) document.body.append(host);
  };
  attach();
  const observer = new MutationObserver(attach);
  observer.observe(document.documentElement, { childList: true });
  return () => observer.disconnect();
}

function make<Name extends "div" | "span" | "button">(name: Name, className: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  return element;
}

function icon(className: string, path: string): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
