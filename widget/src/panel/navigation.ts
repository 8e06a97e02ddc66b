import { attempt } from "../../../sdk/src/attempt.ts";
import { uuid } from "../../../sdk/src/uuid.ts";
import type { ChatConfig } from "../../../server/src/channels/contract.ts";
import { type ChatState, recentThreads } from "../chat/state.ts";

export type Screen = { kind: "home" } | { kind: "form"; threadId: string } | { kind: "conversation"; threadId: string };

/** Where the visitor is in the panel. */
export interface Navigation {
  isOpen(): boolean;
  screen(): Screen;
  /** Whether the visitor has just moved, and the keyboard goes along; not so where a page opens what the one before had open. */
  takesFocus(): boolean;
  open(): void;
  /** Opens it where it was on the page before. */
  restore(place: string): void;
  /** The visitor's conversations are known now: whoever opened the chat because of an answer wants to read it. */
  known(): void;
  close(): void;
  home(): void;
  show(threadId: string): void;
  begin(): void;
  formIsDone(threadId: string): void;
}

/** Opens the panel's navigation; `changed` is told of every move. */
export function openNavigation(config: ChatConfig, state: () => ChatState, changed: () => void): Navigation {
  let isOpen = false;
  let takesFocus = true;
  let screen: Screen = { kind: "home" };

  function go(to: Screen): void {
    takesFocus = true;
    screen = to;
    changed();
  }

  function turn(toOpen: boolean): void {
    if (isOpen === toOpen) return;
    takesFocus = true;
    isOpen = toOpen;
    if (isOpen && state().visitor) leadToAnswer();
    changed();
  }

  function leadToAnswer(): void {
    const waiting = recentThreads(state()).filter(({ unread }) => unread > 0);
    if (screen.kind !== "home" || waiting.length !== 1) return;
    screen = { kind: "conversation", threadId: waiting[0]!.threadId };
  }

  return {
    isOpen: () => isOpen,
    screen: () => screen,
    takesFocus: () => takesFocus,
    open: () => turn(true),
    restore(place) {
      const kept = attempt(() => JSON.parse(place) as Screen);
      if (!kept) return;
      isOpen = true;
      takesFocus = false;
      screen = kept;
      changed();
    },
    known() {
      if (!isOpen) return;
      leadToAnswer();
      changed();
    },
    close: () => turn(false),
    home: () => go({ kind: "home" }),
    show: (threadId) => go({ kind: "conversation", threadId }),
    begin() {
      const threadId = uuid();
      go({ kind: asksForm(config, state()) ? "form" : "conversation", threadId });
    },
    formIsDone: (threadId) => go({ kind: "conversation", threadId }),
  };
}

function asksForm({ form }: ChatConfig, { visitor }: ChatState): boolean {
  if (form.ask === "never" || form.fields.length === 0) return false;
  if (form.ask === "always") return true;
  const isKnown = visitor?.standing === "proven" || Object.keys(visitor?.answers ?? {}).length > 0;
  return !isKnown;
}
