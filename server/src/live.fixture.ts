import { WebSocket } from "ws";

/** A screen that watches a live topic; what it shows grows as it is told. */
export interface Screen<Data> {
  shown: Data[];
  /** How many messages brought what it shows. */
  frames: number;
  /** Of the last event. */
  cursor: string | undefined;
  error: { code: string; sentence: string } | undefined;
  close: () => Promise<void>;
}

export interface Watched {
  url: string;
  cookie: string;
  topic: string;
  params: object;
  after?: string;
}

/** Opens a screen on a topic; ready, or refused, when it resolves. */
export function openScreen<Data>({ url, cookie, topic, params, after }: Watched): Promise<Screen<Data>> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/live`, { headers: { cookie } });
  // An id that would break out of a frame put together without care.
  const id = 'a " b';
  const screen: Screen<Data> = {
    shown: [],
    frames: 0,
    cursor: undefined,
    error: undefined,
    close: () => closed(socket),
  };
  socket.on("open", () => socket.send(JSON.stringify({ subscribe: topic, params, after, id })));
  return new Promise((resolve) => {
    socket.on("message", (text) => {
      const message = JSON.parse(String(text));
      if (message.id !== id) return;
      screen.error = message.error;
      if (message.events) screen.frames++;
      for (const { cursor, data } of message.events ?? []) {
        screen.cursor = cursor;
        screen.shown.push(data);
      }
      if (message.ready || message.error) resolve(screen);
    });
  });
}

function closed(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.once("close", () => resolve());
    socket.close();
  });
}
