import type { Kernel } from "../../kernel/assemble.ts";
import { inSystem } from "../../kernel/database.ts";
import { erasuresLedger } from "../../people/public.ts";
import { channelsLedger } from "../ledgers.ts";
import { isBlocked } from "./block.ts";
import type { Device } from "./device.ts";
import type { Chats } from "./find-chat.ts";
import { addressKey } from "./rates.ts";
import { type Proven, provenSignal } from "./session.ts";
import { existingVisitors } from "./visitor.sql.ts";

const askEveryMilliseconds = 25_000;
const mostOfVisitor = 10;

/** All sockets of this process: who they belong to, whether they still answer, whether they may still stay. */
export class Devices {
  readonly #kernel: Kernel;
  readonly #chats: Chats;
  readonly #ofVisitor = new Map<string, Set<Device>>();
  readonly #ofAddress = new Map<string, number>();
  #asking: NodeJS.Timeout | undefined;

  constructor(kernel: Kernel, chats: Chats) {
    this.#kernel = kernel;
    this.#chats = chats;
    const checked = (check: () => Promise<void>) => () => {
      check().catch((error) => kernel.log.error({ err: error }, "sockets of chats could not be checked"));
    };
    kernel.wake.on(
      channelsLedger,
      checked(() => this.#checkChats()),
    );
    kernel.wake.on(
      erasuresLedger,
      checked(() => this.#checkVisitors()),
    );
    kernel.signals.on<Proven>(provenSignal, ({ visitorId }) => this.#reconnect(visitorId));
  }

  /** How many sockets there are. */
  get size(): number {
    return [...this.#ofVisitor.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Whether an address has as many sockets as it may. */
  isFull(address: string): boolean {
    return (this.#ofAddress.get(addressKey(address)) ?? 0) >= this.#kernel.config.CHAT_SOCKETS_PER_ADDRESS;
  }

  /** Keeps a socket until the returned function is called, which says whether its visitor has none left. */
  add(device: Device): () => boolean {
    const { visitorId } = device.visitor;
    const key = addressKey(device.address);
    const beside = this.#ofVisitor.get(visitorId) ?? new Set();
    this.#ofVisitor.set(visitorId, beside.add(device));
    this.#ofAddress.set(key, (this.#ofAddress.get(key) ?? 0) + 1);
    this.#endOldest(beside);
    // One clock for all: a timer for each socket takes a kilobyte.
    this.#asking ??= setInterval(() => this.#each((each) => each.ask()), askEveryMilliseconds).unref();
    return () => this.#remove(device, beside, key);
  }

  /** Tells everybody to come back, to this server once it is up again or to another. */
  endAll(): void {
    clearInterval(this.#asking);
    this.#asking = undefined;
    this.#each((device) => device.end("restart", "The server is restarting. Come back in a moment."));
  }

  #remove(device: Device, beside: Set<Device>, key: string): boolean {
    beside.delete(device);
    const left = (this.#ofAddress.get(key) ?? 1) - 1;
    if (left > 0) this.#ofAddress.set(key, left);
    else this.#ofAddress.delete(key);
    if (beside.size > 0) return false;
    const { visitorId } = device.visitor;
    if (this.#ofVisitor.get(visitorId) === beside) this.#ofVisitor.delete(visitorId);
    return true;
  }

  // Sockets that a network has swallowed stand until they are asked, so the newest is the one that counts.
  #endOldest(beside: Set<Device>): void {
    const [oldest] = beside;
    if (beside.size > mostOfVisitor) oldest?.end("tooMany", "There are too many windows with this chat.");
  }

  #each(deed: (device: Device) => void): void {
    for (const group of [...this.#ofVisitor.values()]) for (const device of [...group]) deed(device);
  }

  #reconnect(visitorId: string): void {
    for (const device of [...(this.#ofVisitor.get(visitorId) ?? [])])
      device.end("restart", "There is more to see now. Come back.");
  }

  async #checkChats(): Promise<void> {
    const devices: Device[] = [];
    this.#each((device) => devices.push(device));
    for (const device of devices) {
      const chat = await this.#chats.find(device.channelId);
      if (!chat || chat.ended) device.end("ended", "This chat is closed.");
      else if (isBlocked(chat.settings.blocked, { address: device.address, visitorId: device.visitor.visitorId }))
        device.end("forbidden", "You cannot chat here.");
      else device.chat = chat;
    }
  }

  async #checkVisitors(): Promise<void> {
    const visitorIds = [...this.#ofVisitor.keys()];
    if (visitorIds.length === 0) return;
    const there = await inSystem(this.#kernel.db, (tx) => existingVisitors(tx, visitorIds));
    this.#each((device) => {
      if (!there.has(device.visitor.visitorId)) device.end("unknownSession", "This visitor is no more.");
    });
  }
}
