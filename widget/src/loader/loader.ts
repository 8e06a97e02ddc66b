import type { ChatConfig } from "../../../server/src/channels/contract.ts";
import { type Language, languageOf, launcherNames } from "../languages.ts";
import { type Launcher, mountLauncher } from "./launcher.ts";
import { type Options, optionsOf, readHint, readPlace } from "./options.ts";

/** A call as pages make it, also before anything is loaded: `["open"]`, `["identify", token]`. */
export type Call = [method: string, ...args: unknown[]];

/** What the loader hands to the panel. */
export interface Handover {
  origin: string;
  key: string;
  launcher: Launcher;
  config: Promise<ChatConfig>;
  /** The language that the page or the visitor wants, among those that are offered. */
  languageAmong(offered: readonly string[], otherwise: Language): Language;
  /** What the page has said so far, over what the company has set. */
  options(): Options;
}

/** Exported by the panel; answers what performs calls from then on. */
export type StartPanel = (handover: Handover) => Promise<(call: Call) => void>;

// Set by build.ts: where this build's panel lies below the host.
declare const PANEL_PATH: string;

const METHODS = ["open", "close", "toggle", "identify", "update"];
const ACTIVE_MS = 2 * 3600_000;

/** Shows the launcher, and loads nothing else before the visitor shows intent or is in the middle of a conversation. */
export function startLoader(script: HTMLScriptElement): void {
  const { origin } = new URL(script.src);
  const key = script.dataset.key ?? "";
  const hint = readHint(key);
  const spoken = optionsOf(script);
  let options: Options = spoken;
  let perform: ((call: Call) => void) | undefined;
  let loading: Promise<void> | undefined;
  const waiting: Call[] = [];
  const launcher = mountLauncher();
  const { button } = launcher;

  const languageAmong = (offered: readonly string[], otherwise: Language) =>
    languageOf([options.language, document.documentElement.lang, ...navigator.languages], offered) ?? otherwise;
  const paint = () => launcher.paint({ ...hint.look, ...options }, languageAmong(Object.keys(launcherNames), "en"));

  async function load(): Promise<void> {
    const config = fetch(`${origin}/chat/v1/config?key=${encodeURIComponent(key)}`, { credentials: "omit" });
    const [{ startPanel }] = await Promise.all([
      import(origin + PANEL_PATH) as Promise<{ startPanel: StartPanel }>,
      config,
    ]);
    const handover = { origin, key, launcher, languageAmong, options: () => options, config: config.then(configOf) };
    perform = await startPanel(handover);
    for (const call of waiting.splice(0)) perform(call);
  }

  /** Loads the panel, once; what has failed is tried again at the next intent. */
  function intend(): void {
    loading ??= load().catch((error) => {
      loading = undefined;
      // Where there is no chat for this page, there is no button for it.
      if (error.isFinal) launcher.leave();
      console.error("throughline: the chat could not be loaded.", error);
    });
    void loading.then(() => button.removeAttribute("aria-busy"));
  }

  function call(method: string, ...args: unknown[]): void {
    if (method === "update") {
      options = { ...options, ...(args[0] as Options) };
      if (!perform) paint();
    }
    if (perform) {
      perform([method, ...args]);
    } else {
      waiting.push([method, ...args]);
      if (method === "open" || method === "toggle") intend();
    }
  }

  for (const intent of ["pointerenter", "focus", "touchstart"]) {
    button.addEventListener(intent, intend, { once: true, passive: true });
  }
  button.addEventListener("click", () => {
    if (perform) return perform(["toggle"]);
    button.setAttribute("aria-busy", "true");
    // Clicking again while it loads is impatience.
    if (!waiting.some(([method]) => method === "open")) waiting.push(["open"]);
    intend();
  });
  paint();
  launcher.showUnread(hint.unread ?? 0);
  offer(call);
  const isActive = readPlace(key) || hint.unread || Date.now() - (hint.lastAt ?? 0) < ACTIVE_MS;
  if (isActive) whenIdle(intend);
}

/** Offers `Throughline.chat`, and performs what the page has said to it before. */
function offer(call: (method: string, ...args: unknown[]) => void): void {
  const page = window as unknown as { Throughline?: { chat?: Call[] | object } };
  page.Throughline ??= {};
  const global = page.Throughline;
  const early = Array.isArray(global.chat) ? (global.chat as Call[]) : [];
  const api: Record<string, unknown> = { push: (...calls: Call[]) => perform(calls) };
  for (const method of METHODS) api[method] = (...args: unknown[]) => call(method, ...args);
  api.on = (event: string, listener: (detail: unknown) => void) => {
    let isWanted = true;
    call("on", event, (detail: unknown) => isWanted && listener(detail));
    return () => {
      isWanted = false;
    };
  };
  global.chat = api;
  perform(early);

  function perform(calls: Call[]): void {
    for (const each of calls) call(...each);
  }
}

async function configOf(response: Response): Promise<ChatConfig> {
  if (response.ok) return response.json();
  const { sentence } = (await response.json().catch(() => ({}))) as { sentence?: string };
  const error = new Error(sentence ?? `The server answered with ${response.status}.`);
  throw Object.assign(error, { isFinal: response.status === 403 || response.status === 404 });
}

function whenIdle(deed: () => void): void {
  const idle = () => ("requestIdleCallback" in window ? requestIdleCallback(deed) : setTimeout(deed, 200));
  if (document.readyState === "complete") idle();
  else addEventListener("load", idle);
}
