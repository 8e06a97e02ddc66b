import type { FastifyInstance } from "fastify";
import type { WebSocket } from "ws";
import { z } from "zod";
import type { Caller } from "./access.ts";
import type { Kernel } from "./assemble.ts";
import { inWorkspace, type Tx } from "./database.ts";
import { beginning, cursorOf, type Position, positionOf } from "./follow.ts";
import { refusalBody, refuseUnlessAllowed } from "./procedures.ts";
import { Refusal } from "./refusal.ts";
import { SharedWatch } from "./shared-watch.ts";
import type { TailSource } from "./tail.ts";
import { TailEvent } from "./tail-event.ts";
import { type Outlet, Watch } from "./watch.ts";

/** Something a screen can watch. */
export type LiveTopic = LedgerTopic | MomentTopic;

interface Watchable {
  name: string;
  access: string;
  params: z.ZodType<{ workspaceId: string }>;
  /** Called when somebody begins to listen and then, every 20 seconds, as long as their device answers. */
  attend?: (kernel: Kernel, params: { workspaceId: string }, caller: Caller) => void;
}

/** What is never stored, such as who is typing: a subscriber is told what holds now, and every change of it. */
export interface MomentTopic extends Watchable {
  /** Tells from now on; returns the way to stop. */
  watch: (kernel: Kernel, params: never, tell: (data: object) => void) => () => void;
}

/** Events that are rows of a ledger, numbered by their position in commit order. */
export interface LedgerTopic extends Watchable {
  /** What writers announce when there may be something new. */
  ledger: string;
  /** Where "from now on" begins. */
  end: (tx: Tx) => Promise<Position>;
  /** Settled events after a position, oldest first; a cursor may move without an event. */
  read: (tx: Tx, params: never, after: Position, limit: number) => Promise<LivePage>;
  /** Lets all subscribers share one reading: the others read for themselves only what they missed. */
  shared?: SharedReading;
  /** The least time between two looks at the ledger, for what changes more often than anybody wants to see. */
  everyMilliseconds?: number;
  /** What an event is about: of those read together, only the newest about each thing is sent. */
  about?: (data: never) => string;
}

/** How the events of a topic are read once for many subscribers; they must be those that `read` gives each of them. */
export interface SharedReading {
  /** What, within its workspace, a subscriber listens to: it gets the rows with this key. */
  key: (params: never) => string;
  read: TailSource["read"];
}

export interface LivePage {
  events: { position: Position; data: unknown }[];
  /** How far the reading got, with or without events. */
  reached: Position;
  more: boolean;
}

/** Declares a topic with its parameter type checked between parsing and reading. */
export function liveTopic<Params extends { workspaceId: string }>(
  topic: Omit<LedgerTopic, "params" | "read" | "shared"> & {
    params: z.ZodType<Params>;
    read: (tx: Tx, params: Params, after: Position, limit: number) => Promise<LivePage>;
    shared?: Omit<SharedReading, "key"> & { key: (params: Params) => string };
  },
): LedgerTopic {
  return topic as unknown as LedgerTopic;
}

/** Declares a topic of the moment with its parameter type checked between parsing and watching. */
export function momentTopic<Params extends { workspaceId: string }>(
  topic: Omit<MomentTopic, "params" | "watch"> & {
    params: z.ZodType<Params>;
    watch: (kernel: Kernel, params: Params, tell: (data: object) => void) => () => void;
  },
): MomentTopic {
  return topic as unknown as MomentTopic;
}

const cursorText = z.string().regex(/^\d+:\d+$/);
const request = z.union([
  z.object({
    subscribe: z.string(),
    params: z.unknown(),
    after: cursorText.nullish(),
    id: z.union([z.string(), z.number()]),
  }),
  z.object({ unsubscribe: z.union([z.string(), z.number()]) }),
  z.object({ pong: z.unknown() }),
]);

const pingEveryMilliseconds = 20_000;
// A slow reader is not sent more until it has taken what it was sent.
const mostBufferedBytes = 1_000_000;

/** Opens the door of all live topics: one socket, many subscriptions, each resumed from the last cursor seen. */
export function serveLive(http: FastifyInstance, kernel: Kernel, topics: readonly LiveTopic[]): void {
  const byName = new Map(topics.map((topic) => [topic.name, topic]));
  http.get("/api/live", { websocket: true }, async (socket, req) => {
    const opened = new LiveSocket(socket, kernel, byName);
    // Messages that arrive while we look up the caller must not be lost, so listening begins before.
    const early: Buffer[] = [];
    const keep = (data: Buffer) => early.push(data);
    socket.on("message", keep);
    if (!sameOrigin(req.headers.origin, req.headers.host)) return socket.close(4403, "Other origins may not listen.");
    const caller = await kernel.admit(req);
    socket.off("message", keep);
    if (socket.readyState === socket.OPEN) opened.begin(caller, early, () => kernel.admit(req));
  });
}

/** Whether a browser's request comes from our own pages; programs send no origin. */
export function sameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (!origin) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

interface Subscription {
  topic: LiveTopic;
  params: { workspaceId: string };
  stop: () => void;
}

class LiveSocket {
  readonly #socket: WebSocket;
  readonly #kernel: Kernel;
  readonly #topics: Map<string, LiveTopic>;
  readonly #subscriptions = new Map<string | number, Subscription>();

  constructor(socket: WebSocket, kernel: Kernel, topics: Map<string, LiveTopic>) {
    this.#socket = socket;
    this.#kernel = kernel;
    this.#topics = topics;
  }

  begin(admitted: Caller, early: Buffer[], admitAgain: () => Promise<Caller>): void {
    let caller = admitted;
    const hear = (data: Buffer) => this.#hear(caller, data.toString());
    this.#socket.on("message", hear);
    let answered = true;
    this.#socket.on("pong", () => {
      answered = true;
      for (const { topic, params } of this.#subscriptions.values()) topic.attend?.(this.#kernel, params, caller);
    });
    const ping = setInterval(async () => {
      // A connection that was cut somewhere looks open from here for a quarter of an hour.
      if (!answered) return this.#socket.terminate();
      answered = false;
      this.#socket.ping();
      this.#send({ ping: true });
      // While the database cannot be asked, what was allowed stays so until the next ping.
      caller = await admitAgain().catch(() => caller);
      this.#endWhatIsNoLongerAllowed(caller);
    }, pingEveryMilliseconds);
    this.#socket.on("close", () => {
      clearInterval(ping);
      for (const { stop } of this.#subscriptions.values()) stop();
    });
    early.forEach(hear);
  }

  // A socket outlives sessions, memberships and keys: who left must not go on listening.
  #endWhatIsNoLongerAllowed(caller: Caller): void {
    for (const [id, { topic, params }] of this.#subscriptions) {
      try {
        refuseUnlessAllowed(caller, topic.access, params.workspaceId);
      } catch (refusal) {
        this.#refuse(id, refusal);
      }
    }
  }

  #send(message: object): void {
    this.#sendText(JSON.stringify(message));
  }

  #sendText(text: string): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(text);
  }

  #outlet(id: string | number): Outlet {
    return {
      send: (message) => this.#send({ id, ...message }),
      sendEvents: (events) => this.#sendText(`{"id":${JSON.stringify(id)},"events":[${events.map(framed).join(",")}]}`),
      fail: (error) => this.#refuse(id, error),
      full: () => this.#socket.bufferedAmount > mostBufferedBytes,
    };
  }

  #hear(caller: Caller, text: string): void {
    const parsed = request.safeParse(parseJson(text));
    const message = parsed.data;
    if (!message) this.#send({ error: { code: "bad_input", sentence: "This message is not understood." } });
    else if ("unsubscribe" in message) this.#end(message.unsubscribe);
    else if ("subscribe" in message) {
      this.#end(message.id);
      this.#subscribe(caller, message.subscribe, message).catch((error) => this.#refuse(message.id, error));
    }
  }

  #refuse(id: string | number, error: unknown): void {
    this.#end(id);
    if (error instanceof Refusal) {
      this.#send({ id, error: refusalBody(error) });
      return;
    }
    this.#kernel.log.error({ err: error }, "live subscription failed");
    // The client comes back with its cursor, so closing loses nothing.
    this.#socket.close(1011, "Come back with your cursors.");
  }

  #end(id: string | number): void {
    this.#subscriptions.get(id)?.stop();
    this.#subscriptions.delete(id);
  }

  async #subscribe(
    caller: Caller,
    name: string,
    { id, params: given, after }: { id: string | number; params?: unknown; after?: string | null | undefined },
  ) {
    const topic = this.#topics.get(name);
    if (!topic) throw new Refusal("not_found", `There is no live topic “${name}”.`);
    const params = topic.params.safeParse(given);
    if (!params.success) throw new Refusal("bad_input", `The parameters of “${name}” are not usable.`);
    const { workspaceId } = params.data;
    refuseUnlessAllowed(caller, topic.access, workspaceId);

    topic.attend?.(this.#kernel, params.data, caller);
    if ("watch" in topic) return this.#watchMoment(topic, params.data, id);
    const Kind = topic.shared ? SharedWatch : Watch;
    const watch = new Kind(this.#kernel, topic, params.data, this.#outlet(id));
    this.#subscriptions.set(id, { topic, params: params.data, stop: () => watch.stop() });
    const from = after ? positionOf(after) : await inWorkspace(this.#kernel.db, workspaceId, (tx) => topic.end(tx));
    watch.start(from);
  }

  // Nothing is missed that could be read again, so every cursor is the same.
  #watchMoment(topic: MomentTopic, params: { workspaceId: string }, id: string | number): void {
    const outlet = this.#outlet(id);
    outlet.send({ ready: cursorOf(beginning) });
    const tell = (data: object) => outlet.full() || outlet.sendEvents([new TailEvent(beginning, data)]);
    const stop = topic.watch(this.#kernel, params as never, tell);
    this.#subscriptions.set(id, { topic, params, stop });
  }
}

// The data's JSON is written once, however many sockets it goes to.
function framed({ cursor, text }: TailEvent): string {
  return `{"cursor":"${cursor}","data":${text}}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
