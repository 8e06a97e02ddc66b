/** What a page can listen to by `Throughline.chat.on`. */
export interface PageEvents {
  ready: undefined;
  open: undefined;
  close: undefined;
  /** Messages of the company that the visitor has not read. */
  unread: { count: number };
  /** The visitor has sent a message, or has received one. */
  message: { direction: "in" | "out"; threadId: string; text: string; author: string };
}

type Listener = (detail: unknown) => void;

/** The page's listeners. A mistake in one of them breaks neither the chat nor the others. */
export function openListeners() {
  const listeners = new Map<string, Listener[]>();
  return {
    add(event: string, listener: Listener): void {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
    },
    tell<Name extends keyof PageEvents>(event: Name, detail: PageEvents[Name]): void {
      for (const listener of listeners.get(event) ?? []) {
        try {
          listener(detail);
        } catch (error) {
          console.error("throughline:", error);
        }
      }
    },
  };
}
