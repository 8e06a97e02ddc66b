import type { Chat } from "../chat/client.ts";
import type { Call } from "../loader/loader.ts";
import type { openListeners } from "./listeners.ts";
import type { Navigation } from "./navigation.ts";

interface Performers {
  chat: Chat;
  navigation: Navigation;
  listeners: ReturnType<typeof openListeners>;
  /** The page has said how it wants the chat to look. */
  updated(): Promise<void>;
}

/** Performs what the page says to `Throughline.chat`. */
export function openCalls({ chat, navigation, listeners, updated }: Performers): (call: Call) => void {
  const deeds: Record<string, (...args: never[]) => unknown> = {
    open: navigation.open,
    close: navigation.close,
    toggle: () => (navigation.isOpen() ? navigation.close() : navigation.open()),
    identify(token: string | null | undefined) {
      if (!token) navigation.home();
      chat.identify(token ?? null);
    },
    update: updated,
    on: (event: string, listener: (detail: unknown) => void) => {
      listeners.add(event, listener);
      if (event === "ready") listener(undefined);
    },
  };
  return ([method, ...args]) => {
    const deed = deeds[method] as ((...args: unknown[]) => unknown) | undefined;
    if (deed) deed(...args);
    else console.error(`throughline: the chat knows no “${method}”.`);
  };
}
