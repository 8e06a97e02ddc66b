import { render } from "preact";
import type { ChatMessage } from "../../../server/src/channels/contract.ts";
import { createChat } from "../chat/client.ts";
import { unreadOf } from "../chat/state.ts";
import { openStore } from "../chat/store.ts";
import type { Call, Handover } from "../loader/loader.ts";
import { writeHint } from "../loader/options.ts";
import { Announcer } from "./announcer.tsx";
import { openTitleNotice, playNote } from "./attention.ts";
import { openCalls } from "./calls.ts";
import { formatIn } from "./format.ts";
import { openListeners } from "./listeners.ts";
import { lookOf, textsOf } from "./look.ts";
import { openNavigation } from "./navigation.ts";
import { Panel } from "./panel.tsx";
import { applyScheme, followKeyboard, sheetOf } from "./stage.ts";
import { type Surroundings, SurroundingsProvider } from "./surroundings.ts";
import { Teaser } from "./teaser.tsx";

/** Starts the panel: from here on it, and not the loader, performs what the page and the visitor want. */
export async function startPanel(handover: Handover): Promise<(call: Call) => void> {
  const { origin, key, launcher, languageAmong, options } = handover;
  const config = await handover.config;
  const { frame, button, root } = launcher;
  const store = openStore(`throughline:chat:${key}:`);
  let language = languageAmong(config.languages, config.defaultLanguage as never);
  let texts = await textsOf(language, config, options().texts);
  let announced: ChatMessage | undefined;
  let teaser: ChatMessage | undefined;
  let isDrawing = false;

  const chat = createChat({ origin, key, language: () => language, store });
  const navigation = openNavigation(config, chat.state, moved);
  const listeners = openListeners();
  const noticeInTitle = openTitleNotice();
  const sound = {
    isOn: () => (store.read("sound") ?? (config.sound ? "on" : "off")) === "on",
    turn(isOn: boolean) {
      store.write("sound", isOn ? "on" : "off");
      draw();
    },
  };

  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf()];
  const stage = document.createElement("div");
  stage.className = "stage";
  frame.prepend(stage);

  function surroundings(): Surroundings {
    return { origin, chat, config, language, texts, format: formatIn(language), navigation, sound };
  }
  let around = surroundings();

  function paint(): void {
    launcher.paint({ ...lookOf(config, texts), ...options() }, language);
    applyScheme(stage, { ...lookOf(config, texts), ...options() });
    launcher.showUnread(unreadOf(chat.state()));
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

  let wasOpen = false;
  function moved(): void {
    const isOpen = navigation.isOpen();
    if (isOpen !== wasOpen) {
      wasOpen = isOpen;
      if (isOpen) chat.start();
      if (isOpen) teaser = undefined;
      frame.classList.toggle("open", isOpen);
      button.setAttribute("aria-expanded", String(isOpen));
      writeHint(key, { isOpen });
      paint();
      if (!isOpen) button.focus({ preventScroll: true });
      listeners.tell(isOpen ? "open" : "close", undefined);
    }
    draw();
  }

  let unread = -1;
  let visitorId: string | undefined;
  chat.subscribe(() => {
    const { visitor } = chat.state();
    if (visitor?.visitorId !== visitorId) {
      // What is on the screen was another visitor's.
      if (visitorId) navigation.home();
      visitorId = visitor?.visitorId;
      if (visitor) navigation.known();
    }
    const count = unreadOf(chat.state());
    if (count !== unread) {
      unread = count;
      launcher.showUnread(count);
      writeHint(key, { unread: count });
      listeners.tell("unread", { count });
    }
    draw();
  });

  chat.listen((frame, before) => {
    if (frame.kind === "ack" || frame.kind === "message") writeHint(key, { lastAt: Date.now() });
    if (frame.kind !== "message") return;
    const { message } = frame;
    const { direction, threadId, text, author } = message;
    const isKnown = before.threads[threadId]?.messages.some(({ messageId }) => messageId === message.messageId);
    if (isKnown) return;
    listeners.tell("message", { direction, threadId, text, author: author.name });
    if (direction === "out" && message.state !== "read" && author.kind !== "system") notice(message);
  });

  function notice(message: ChatMessage): void {
    announced = message;
    const screen = navigation.screen();
    const isSeen = navigation.isOpen() && screen.kind === "conversation" && screen.threadId === message.threadId;
    if (isSeen && !document.hidden) return;
    if (!navigation.isOpen()) teaser = message;
    if (document.hidden && !chat.isFirstTab()) return;
    noticeInTitle(texts.newMessageTitle, unreadOf(chat.state()));
    // Several tabs hear the same message; the first that notes it sounds.
    if (!sound.isOn() || store.read("sounded") === message.messageId) return;
    store.write("sounded", message.messageId);
    playNote();
  }

  followKeyboard(stage);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  writeHint(key, { look: lookOf(config, texts) });
  paint();
  draw();
  const isWaitedFor = chat.state().outgoing.length > 0 || store.read("token") !== null;
  if (isWaitedFor) chat.start();
  listeners.tell("ready", undefined);

  return openCalls({
    chat,
    navigation,
    listeners,
    async updated() {
      language = languageAmong(config.languages, config.defaultLanguage as never);
      texts = await textsOf(language, config, options().texts);
      around = surroundings();
      paint();
      draw();
    },
  });
}
