import { type Typing, typingSignal } from "../channels/public.ts";
import type { Kernel } from "../kernel/assemble.ts";
import { inWorkspace } from "../kernel/database.ts";
import { threadsAmong } from "./thread.sql.ts";

/** Whoever has a conversation before them sends it, again every few seconds. */
export const presenceSignal = "desk.presence";

/** What a member does in a conversation at the moment. */
export interface Viewing {
  workspaceId: string;
  conversationId: string;
  memberId: string;
  name: string;
  state: "viewing" | "typing" | "left";
}

/** Who is in a conversation at the moment. */
export interface Present {
  members: { memberId: string; name: string; state: "viewing" | "typing" }[];
  customerTyping: boolean;
}

type Entry = (Present["members"][number] | { customer: true }) & { until: number };

/** Who says nothing for this long is gone. */
const staysMilliseconds = 15_000;

/** Knows, in this process, who views and types in which conversation; nothing of it is stored. */
export class Viewers {
  readonly #kernel: Kernel;
  readonly #entries = new Map<string, Map<string, Entry>>();
  readonly #hearers = new Map<string, Set<() => void>>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    kernel.signals.on<Viewing>(presenceSignal, (viewing) => this.#hearMember(viewing));
    kernel.signals.on<Typing>(typingSignal, (typing) => {
      this.#hearCustomer(typing).catch((error: Error) => kernel.log.warn({ err: error }, "typing was not shown"));
    });
  }

  /** Who is in a conversation now. */
  present(conversationId: string): Present {
    const now = this.#kernel.clock.now().getTime();
    const entries = [...(this.#entries.get(conversationId)?.values() ?? [])].filter(({ until }) => until > now);
    return {
      members: entries.flatMap((entry) =>
        "memberId" in entry ? [{ memberId: entry.memberId, name: entry.name, state: entry.state }] : [],
      ),
      customerTyping: entries.some((entry) => "customer" in entry),
    };
  }

  /** Calls `changed` whenever somebody comes, goes or types; returns the way to stop. */
  on(conversationId: string, changed: () => void): () => void {
    const hearers = this.#hearers.get(conversationId) ?? new Set();
    this.#hearers.set(conversationId, hearers.add(changed));
    return () => {
      hearers.delete(changed);
      if (hearers.size === 0 && this.#hearers.get(conversationId) === hearers) this.#hearers.delete(conversationId);
    };
  }

  #hearMember({ conversationId, memberId, name, state }: Viewing): void {
    if (state === "left") this.#remove(conversationId, memberId);
    else this.#put(conversationId, memberId, { memberId, name, state });
  }

  async #hearCustomer({ workspaceId, threadId, typing }: Typing): Promise<void> {
    // Nobody looks, so nobody needs to know which conversation it is.
    if (this.#hearers.size === 0) return;
    const [thread] = await inWorkspace(this.#kernel.db, workspaceId, (tx) => threadsAmong(tx, workspaceId, [threadId]));
    if (!thread) return;
    if (typing) this.#put(thread.rootId, "customer", { customer: true });
    else this.#remove(thread.rootId, "customer");
  }

  #put(conversationId: string, who: string, entry: Present["members"][number] | { customer: true }): void {
    const entries = this.#entries.get(conversationId) ?? new Map<string, Entry>();
    this.#entries.set(conversationId, entries);
    const until = this.#kernel.clock.now().getTime() + staysMilliseconds;
    const before = entries.get(who);
    entries.set(who, { ...entry, until });
    setTimeout(() => this.#expire(conversationId, who, until), staysMilliseconds).unref();
    if (!before || JSON.stringify({ ...before, until }) !== JSON.stringify({ ...entry, until }))
      this.#tell(conversationId);
  }

  #expire(conversationId: string, who: string, until: number): void {
    if (this.#entries.get(conversationId)?.get(who)?.until === until) this.#remove(conversationId, who);
  }

  #remove(conversationId: string, who: string): void {
    const entries = this.#entries.get(conversationId);
    if (!entries?.delete(who)) return;
    if (entries.size === 0) this.#entries.delete(conversationId);
    this.#tell(conversationId);
  }

  #tell(conversationId: string): void {
    for (const changed of [...(this.#hearers.get(conversationId) ?? [])]) changed();
  }
}

const known = new WeakMap<Kernel, Viewers>();

/** The one who knows, in the process of this kernel. */
export function viewersOf(kernel: Kernel): Viewers {
  const viewers = known.get(kernel) ?? new Viewers(kernel);
  known.set(kernel, viewers);
  return viewers;
}
