import type { Refusal } from "./refusal.ts";

/** Where a subscription has got to; only the server knows what it means. */
export type Cursor = string;

export interface LiveEvent {
  cursor: Cursor;
  data: unknown;
}

export type ConnectionState =
  | { kind: "idle" }
  | { kind: "connecting" }
  | { kind: "open" }
  /** Between two tries; the time is in milliseconds since 1970. */
  | { kind: "waiting"; nextTryAt: number };

export interface Subscription {
  topic: string;
  params: unknown;
  /** Events after this one; null for only what comes from now on. */
  after: Cursor | null;
  onEvents: (events: readonly LiveEvent[]) => void;
  /** From here on, what happens arrives as events. Also called after each reconnection. */
  onReady?: (cursor: Cursor) => void;
  onRefused?: (refusal: Refusal) => void;
}

interface Outside {
  openSocket: () => WebSocket;
  now: () => number;
  random: () => number;
}

type ServerMessage =
  | { id: number; events: readonly LiveEvent[] }
  | { id: number; ready: Cursor }
  | { id?: number; error: Refusal }
  | { ping: unknown };

const shortestDelayMilliseconds = 500;
const longestDelayMilliseconds = 30_000;
// The server speaks every 20 seconds at least; a socket that is silent for longer than two of them is dead.
const silenceMilliseconds = 45_000;

/**
 * All live topics over one socket. After any disconnect each subscription resumes behind the last event it saw, so
 * that none is missed and none comes twice. Without subscriptions there is no socket.
 */
export class LiveConnection {
  readonly #outside: Outside;
  readonly #subscriptions = new Map<number, Subscription>();
  readonly #listeners = new Set<() => void>();
  #state: ConnectionState = { kind: "idle" };
  #socket: WebSocket | null = null;
  #failures = 0;
  #lastId = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #silenceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(outside: Outside) {
    this.#outside = outside;
  }

  readonly state = (): ConnectionState => this.#state;

  readonly watchState = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Listens to a topic until the returned function is called. */
  subscribe(subscription: Subscription): () => void {
    const id = ++this.#lastId;
    this.#subscriptions.set(id, { ...subscription });
    if (this.#state.kind === "open") this.#ask(id);
    else if (this.#state.kind === "idle") this.#connect();
    return () => this.#unsubscribe(id);
  }

  /** Tries at once instead of waiting, for a button and for the browser's own word that it is online again. */
  readonly retryNow = (): void => {
    if (this.#state.kind !== "waiting") return;
    clearTimeout(this.#retryTimer);
    this.#connect();
  };

  #unsubscribe(id: number): void {
    if (!this.#subscriptions.delete(id)) return;
    this.#send({ unsubscribe: id });
    if (this.#subscriptions.size === 0) this.#rest();
  }

  #rest(): void {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#silenceTimer);
    if (this.#socket) closeQuietly(this.#socket);
    this.#socket = null;
    this.#become({ kind: "idle" });
  }

  #connect(): void {
    this.#become({ kind: "connecting" });
    const socket = this.#outside.openSocket();
    this.#socket = socket;
    this.#expectWord(socket);
    socket.onopen = () => this.#opened(socket);
    socket.onmessage = (message) => {
      if (socket === this.#socket) this.#hear(String(message.data), socket);
    };
    socket.onclose = () => this.#lost(socket);
  }

  #opened(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.#become({ kind: "open" });
    for (const id of this.#subscriptions.keys()) this.#ask(id);
  }

  #lost(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.#socket = null;
    clearTimeout(this.#silenceTimer);
    const delay = this.#delay();
    this.#failures++;
    this.#become({ kind: "waiting", nextTryAt: this.#outside.now() + delay });
    this.#retryTimer = setTimeout(() => this.#connect(), delay);
  }

  /** Doubles with each failure, with jitter so that a restarted server is not met by everybody at once. */
  #delay(): number {
    const ceiling = Math.min(longestDelayMilliseconds, shortestDelayMilliseconds * 2 ** this.#failures);
    return ceiling / 2 + this.#outside.random() * (ceiling / 2);
  }

  #ask(id: number): void {
    const subscription = this.#subscriptions.get(id);
    if (subscription)
      this.#send({ subscribe: subscription.topic, params: subscription.params, after: subscription.after, id });
  }

  #send(message: object): void {
    if (this.#socket && this.#state.kind === "open") this.#socket.send(JSON.stringify(message));
  }

  #hear(text: string, socket: WebSocket): void {
    // Only a server that speaks counts as reached: one that accepts and drops us must not be asked without pause.
    this.#failures = 0;
    this.#expectWord(socket);
    const message = JSON.parse(text) as ServerMessage;
    if ("ping" in message || message.id === undefined) return;
    const subscription = this.#subscriptions.get(message.id);
    if (!subscription) return;
    if ("events" in message) this.#deliver(subscription, message.events);
    else if ("ready" in message) {
      subscription.after ??= message.ready;
      subscription.onReady?.(message.ready);
    } else {
      this.#subscriptions.delete(message.id);
      subscription.onRefused?.(message.error);
    }
  }

  #deliver(subscription: Subscription, events: readonly LiveEvent[]): void {
    const last = events.at(-1);
    if (!last) return;
    subscription.after = last.cursor;
    subscription.onEvents(events);
  }

  #expectWord(socket: WebSocket): void {
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = setTimeout(() => {
      socket.close();
      this.#lost(socket);
    }, silenceMilliseconds);
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** Closes a socket; one that is being opened only then, since browsers complain of an opening that is broken off. */
function closeQuietly(socket: WebSocket): void {
  if (socket.readyState === WebSocket.CONNECTING) socket.onopen = () => socket.close();
  else socket.close();
}
