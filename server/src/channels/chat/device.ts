import type { WebSocket } from "ws";
import { type Position, positionOf } from "../../kernel/follow.ts";
import type { TailEvent } from "../../kernel/tail-event.ts";
import type { Chat } from "./find-chat.ts";
import { hear } from "./hear.ts";
import type { Hub } from "./hub.ts";
import type { Onlooker } from "./notices.ts";
import { missedBy } from "./passages.ts";
import { closeCodes, type ServerFrame } from "./protocol.ts";
import type { Speaker } from "./speaker.ts";
import { audienceOf, type Visitor } from "./visitor.ts";

// A slow reader is sent no more until it has taken what it was sent.
const mostBufferedBytes = 256_000;

/** One socket of a visitor: it hears what they send, and shows them what is theirs. */
export class Device implements Speaker, Onlooker {
  readonly visitor: Visitor;
  readonly address: string;
  chat: Chat;
  heardAt = 0;
  /** Whether it has answered since it was last asked. */
  answers = true;
  readonly #hub: Hub;
  readonly #socket: WebSocket;
  #stopTail: () => void = () => undefined;

  constructor(
    hub: Hub,
    socket: WebSocket,
    { visitor, chat, address }: { visitor: Visitor; chat: Chat; address: string },
  ) {
    this.#hub = hub;
    this.#socket = socket;
    this.visitor = visitor;
    this.chat = chat;
    this.address = address;
  }

  get workspaceId(): string {
    return this.visitor.workspaceId;
  }

  get channelId(): string {
    return this.visitor.channelId;
  }

  get audience(): string {
    return audienceOf(this.visitor);
  }

  /** Shows everything after a position, in order, and then what happens. */
  follow(from: Position): void {
    const { workspaceId, audience } = this;
    const of = { workspaceId, audience };
    this.#stopTail = this.#hub.kernel.tails.listen(this.#hub.passages, {
      workspaceId,
      key: audience,
      from,
      catchUp: (tx, after, limit) => missedBy(tx, of, after, limit, this.#hub.kernel.clock.now()),
      hear: (events) => this.#showEvents(events),
      full: () => this.#socket.bufferedAmount > mostBufferedBytes,
      fail: (error) => this.#fail(error),
    });
  }

  hear(raw: Buffer, isText: boolean): void {
    void hear(this.#hub, this, raw, isText);
  }

  show(frame: ServerFrame): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  reply(frame: ServerFrame): void {
    this.show(frame);
  }

  /** Asks whether anybody is still there; one that did not answer the last time is dropped. */
  ask(): void {
    if (this.answers) this.#socket.ping();
    else this.#socket.terminate();
    this.answers = false;
  }

  /** Says why, and closes. */
  end(reason: keyof typeof closeCodes, sentence: string): void {
    sayBye(this.#socket, reason, sentence);
  }

  stop(): void {
    this.#stopTail();
  }

  #showEvents(events: readonly TailEvent[]): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    // The text of an event is written once for all devices; only the cursor is put in.
    for (const { cursor, text } of events) this.#socket.send(`{"cursor":"${cursor}",${text.slice(1)}`);
  }

  #fail(error: unknown): void {
    this.#hub.kernel.log.error({ err: error }, "a visitor could not be shown what is theirs");
    // The device comes back with its cursor, so closing loses nothing.
    this.end("unavailable", "Come back in a moment.");
  }
}

/** Says why a socket is closed, and closes it. */
export function sayBye(socket: WebSocket, reason: keyof typeof closeCodes, sentence: string): void {
  if (socket.readyState !== socket.OPEN) return;
  const code = closeCodes[reason];
  socket.send(JSON.stringify({ kind: "bye", code, sentence } satisfies ServerFrame));
  // A reason in the close itself holds at most 123 bytes.
  socket.close(code, reason);
}

/** The position after which a device wants to be shown what is theirs; never one that has not come yet. */
export function startOf(after: string | null | undefined, settled: Position): Position {
  return after ? earlierOf(positionOf(after), settled) : settled;
}

function earlierOf(one: Position, other: Position): Position {
  const [a, b] = [BigInt(one.xid), BigInt(other.xid)];
  if (a !== b) return a < b ? one : other;
  return one;
}
