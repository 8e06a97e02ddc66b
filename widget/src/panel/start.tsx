import { render } from "preact";
import type { ChatMessage } from "../../../server/src/channels/contract.ts";
import { createChat } from "../chat/client.ts";
import { unreadOf } from "../chat/state.ts";
import { openStore } from "../chat/store.ts";
import type { Language } from "../languages.ts";
import type { Call, Handover } from "../loader/loader.ts";
import { keepPlace, readPlace, writeHint } from "../loader/options.ts";
import { Announcer } from "./announcer.tsx";
import { openCalls } from "./calls.ts";
import { formatIn } from "./format.ts";
import { openListeners } from "./listeners.ts";
import { lookOf, textsOf } from "./look.ts";
import { openNavigation } from "./navigation.ts";
import { noticeMessages } from "./noticing.ts";
import { isFullScreen, Panel } from "./panel.tsx";
import { applyScheme, followKeyboard, mountStage } from "./stage.ts";
import { type Surroundings, SurroundingsProvider } from "./surroundings.ts";
import { Teaser } from "./teaser.tsx";

/** Starts the panel: from here on it, and not the loader, performs what the page and the visitor want. */
export async function startPanel(handover: Handover): Promise<(call: Call) => void> {
  const { origin, key, launcher, options } = handover;
  const config = await handover.config;
  const store = openStore(`throughline:chat:${key}:`);
  const languageNow = () => handover.languageAmong(config.languages, config.defaultLanguage as Language);
  let language = languageNow();
  let texts = await textsOf(language, config, options().texts);
  let announced: ChatMessage | undefined;
  let teaser: ChatMessage | undefined;
  let isDrawing = false;
  let wasOpen = false;
  let unread = -1;
  let visitorId: string | undefined;

  const chat = createChat({ origin, key, language: () => language, store });
  const navigation = openNavigation(config, chat.state, moved);
  const listeners = openListeners();
  const sound = {
    isOn: () => (store.read("sound") ?? (config.sound ? "on" : "off")) === "on",
    turn(isOn: boolean) {
      store.write("sound", isOn ? "on" : "off");
      draw();
    },
  };
  const stage = mountStage(launcher);
  let around = surroundings();

  function surroundings(): Surroundings {
    return { origin, chat, config, language, texts, format: formatIn(language), navigation, sound };
  }

  function paint(): void {
    const look = { ...lookOf(config, texts, language), ...options() };
    launcher.paint(look, language);
    launcher.showUnread(unreadOf(chat.state()));
    applyScheme(stage, look);
  }

  // What comes in one breath is drawn once.
  function draw(): void {
    if (isDrawing) return;
    isDrawing = true;
    queueMicrotask(() => {
      isDrawing = false;
      around = { ...around };
      render(
        <SurroundingsProvider value={around}>
          <Announcer message={announced} />
          {navigation.isOpen() && <Panel />}
          {teaser && !navigation.isOpen() && <Teaser message={teaser} dismiss={dismiss} />}
        </SurroundingsProvider>,
        stage,
      );
    });
  }

  function dismiss(): void {
    teaser = undefined;
    draw();
  }

  function moved(): void {
    const isOpen = navigation.isOpen();
    if (isOpen !== wasOpen) turned(isOpen);
    wasOpen = isOpen;
    keepPlace(key, isOpen ? JSON.stringify(navigation.screen()) : null);
    draw();
  }

  function turned(isOpen: boolean): void {
    launcher.frame.classList.toggle("open", isOpen);
    launcher.button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) {
      chat.start();
      teaser = undefined;
    } else {
      launcher.button.focus({ preventScroll: true });
    }
    paint();
    listeners.tell(isOpen ? "open" : "close", undefined);
  }

  function changed(): void {
    const { visitor } = chat.state();
    const count = unreadOf(chat.state());
    if (count !== unread) {
      unread = count;
      launcher.showUnread(count);
      writeHint(key, { unread: count });
      listeners.tell("unread", { count });
    }
    if (visitor?.visitorId !== visitorId) {
      // What is on the screen was another visitor's.
      if (visitorId) navigation.home();
      visitorId = visitor?.visitorId;
      if (visitor) navigation.known();
    }
    draw();
  }

  async function updated(): Promise<void> {
    language = languageNow();
    texts = await textsOf(language, config, options().texts);
    around = surroundings();
    paint();
    draw();
  }

  function said(message: ChatMessage, isShown: boolean): void {
    announced = message;
    if (!isShown && !navigation.isOpen()) teaser = message;
    draw();
  }

  chat.subscribe(changed);
  const { tell } = listeners;
  noticeMessages({ key, store, chat, navigation, texts: () => texts, isSoundOn: sound.isOn, tell, said });
  followKeyboard(stage);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  writeHint(key, { look: lookOf(config, texts, language) });
  paint();
  draw();
  // Somebody who was here before hears of answers without opening the chat.
  if (store.read("token") !== null || chat.state().outgoing.length > 0) chat.start();
  const place = readPlace(key);
  // A panel that covers the page would hide what the visitor has just gone to.
  if (place && !isFullScreen()) navigation.restore(place);
  tell("ready", undefined);
  return openCalls({ chat, navigation, listeners, updated });
}
