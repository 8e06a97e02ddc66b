import type { MessageRead } from "../channels/public.ts";
import type { ConversationRow } from "./conversation.sql.ts";
import type { Happened } from "./event.ts";
import type { LinkRow } from "./link.sql.ts";
import { opened, received, takes } from "./reception.ts";
import type { DeskSettings } from "./setting.sql.ts";
import type { ThreadOwner, ThreadRow } from "./thread.sql.ts";

/** Takes messages one after the other and gathers what they make of conversations, to be stored in one go. */
export class Reception {
  readonly events: Array<Happened & { conversationId: string }> = [];
  readonly links: LinkRow[] = [];
  readonly moved: ThreadOwner[] = [];
  /** Conversations that slept until a time and were woken before it. */
  readonly woken: string[] = [];
  readonly #settings: DeskSettings;
  /** By thread: where its messages belong, and where they are read. */
  readonly #places: Map<string, { home: string; root: string }>;
  readonly #now: Map<string, ConversationRow>;
  readonly #begun = new Set<string>();
  readonly #changed = new Set<string>();

  constructor(threads: readonly ThreadRow[], conversations: readonly ConversationRow[], settings: DeskSettings) {
    this.#settings = settings;
    this.#places = new Map(threads.map((row) => [row.threadId, { home: row.conversationId, root: row.rootId }]));
    this.#now = new Map(conversations.map((row) => [row.conversationId, row]));
  }

  take(message: MessageRead): void {
    const was = this.#standing(message) ?? this.#begin(message);
    if (was.snoozedUntil) this.woken.push(was.conversationId);
    const { conversation, events } = received(was, message);
    this.#now.set(was.conversationId, conversation);
    this.#changed.add(was.conversationId);
    for (const event of events) this.events.push({ ...event, conversationId: was.conversationId });
  }

  /** The conversation to which the thread's messages belong. */
  homeOf(threadId: string): string {
    return this.#places.get(threadId)!.home;
  }

  /** All conversations as they are now, by their ids. */
  standing(): ReadonlyMap<string, ConversationRow> {
    return this.#now;
  }

  /** Numbers those that have begun, from the first of as many that were taken. */
  number(first: number): void {
    let next = first;
    for (const id of this.#begun) this.#now.set(id, { ...this.#now.get(id)!, number: next++ });
  }

  get begun(): number {
    return this.#begun.size;
  }

  conversations(): { begun: ConversationRow[]; changed: ConversationRow[] } {
    const all = [...this.#changed].map((id) => this.#now.get(id)!);
    return {
      begun: all.filter(({ conversationId }) => this.#begun.has(conversationId)),
      changed: all.filter(({ conversationId }) => !this.#begun.has(conversationId)),
    };
  }

  #standing({ threadId, sentAt }: MessageRead): ConversationRow | undefined {
    const place = this.#places.get(threadId);
    const conversation = place && this.#now.get(place.root);
    if (conversation && takes(conversation, sentAt, this.#settings.reopenWithinDays)) return conversation;
    return undefined;
  }

  #begin(message: MessageRead): ConversationRow {
    const { threadId, channelId, channel, sentAt } = message;
    const former = this.#places.get(threadId)?.root;
    const conversation = opened(message);
    const { conversationId } = conversation;
    this.#begun.add(conversationId);
    this.#places.set(threadId, { home: conversationId, root: conversationId });
    this.moved.push({ threadId, conversationId, channelId, channel, since: sentAt });
    const author = conversation.openedBy;
    this.events.push({ conversationId, kind: "opened", author, at: sentAt, detail: { channel } });
    if (former) this.#follow(conversationId, former, author, sentAt);
    return conversation;
  }

  #follow(conversationId: string, former: string, author: string, at: Date): void {
    this.links.push({ conversationId, otherId: former, because: "follow_up", linkedBy: author, linkedAt: at });
    const reason = "The customer wrote again after the time in which a conversation is reopened.";
    for (const [one, other] of [
      [conversationId, former],
      [former, conversationId],
    ] as const)
      this.events.push({ conversationId: one, kind: "linked", author, at, reason, detail: { to: other } });
  }
}
