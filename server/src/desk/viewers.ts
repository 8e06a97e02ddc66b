import { type Typing, typingSignal } from "../channels/public.ts";
import type { Kernel } from "../kernel/assemble.ts";
import { inWorkspace } from "../kernel/database.ts";
import type { ConversationKey } from "./event.ts";
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
  present(at: ConversationKey): Present {
    const now = this.#kernel.clock.now().getTime();
    const entries = [...(this.#entries.get(placeOf(at))?.values() ?? [])].filter(({ until }) => until > now);
    return {
      members: entries.flatMap((entry) =>
        "memberId" in entry ? [{ memberId: entry.memberId, name: entry.name, state: entry.state }] : [],
      ),
      customerTyping: entries.some((entry) => "customer" in entry),
    };
  }

  /** Calls `changed` whenever somebody comes, goes or types; returns the way to stop. */
  on(at: ConversationKey, changed: () => void): () => void {
    const place = placeOf(at);
    const hearers = this.#hearers.get(place) ?? new Set();
    this.#hearers.set(place, hearers.add(changed));
    return () => {
      hearers.delete(changed);
      if (hearers.size === 0 && this.#hearers.get(place) === hearers) this.#hearers.delete(place);
    };
  }

  #hearMember({ memberId, name, state, ...at }: Viewing): void {
    if (state === "left") this.#remove(placeOf(at), memberId);
    else this.#put(placeOf(at), memberId, { memberId, name, state });
  }

  async #hearCustomer({ workspaceId, threadId, typing }: Typing): Promise<void> {
    // Nobody looks, so nobody needs to know which conversation it is.
    if (this.#hearers.size === 0) return;
    const [thread] = await inWorkspace(this.#kernel.db, workspaceId, (tx) => threadsAmong(tx, workspaceId, [threadId]));
    if (!thread) return;
    const place = placeOf({ workspaceId, conversationId: thread.rootId });
    if (typing) this.#put(place, "customer", { customer: true });
    else this.#remove(place, "customer");
  }

  #put(place: string, who: string, entry: Present["members"][number] | { customer: true }): void {
    const entries = this.#entries.get(place) ?? new Map<string, Entry>();
    this.#entries.set(place, entries);
    const until = this.#kernel.clock.now().getTime() + staysMilliseconds;
    const before = entries.get(who);
    entries.set(who, { ...entry, until });
    setTimeout(() => this.#expire(place, who, until), staysMilliseconds).unref();
    if (!before || JSON.stringify({ ...before, until }) !== JSON.stringify({ ...entry, until })) this.#tell(place);
  }

  #expire(place: string, who: string, until: number): void {
    if (this.#entries.get(place)?.get(who)?.until === until) this.#remove(place, who);
  }

  #remove(place: string, who: string): void {
    const entries = this.#entries.get(place);
    if (!entries?.delete(who)) return;
    if (entries.size === 0) this.#entries.delete(place);
    this.#tell(place);
  }

  #tell(place: string): void {
    for (const changed of [...(this.#hearers.get(place) ?? [])]) changed();
  }
}

function placeOf({ workspaceId, conversationId }: ConversationKey): string {
  return `${workspaceId} ${conversationId}`;
}

const known = new WeakMap<Kernel, Viewers>();

/** The one who knows, in the process of this kernel. */
export function viewersOf(kernel: Kernel): Viewers {
  const viewers = known.get(kernel) ?? new Viewers(kernel);
  known.set(kernel, viewers);
  return viewers;
}
