import type { Kernel } from "../../kernel/assemble.ts";
import { inSystem, inWorkspace, type Tx } from "../../kernel/database.ts";
import { findWriteKey, keysChanged, type Source, workspaceSecrets } from "../../workspaces/public.ts";
import { type ChannelRow, findChannel, listChannels } from "../channel.sql.ts";
import { ensureChat } from "../channel.ts";
import { channelsLedger } from "../ledgers.ts";
import { type ChatSettings, chatSettings } from "./settings.ts";

/** A chat, with what its doors need to know at every knock. */
export interface Chat {
  workspaceId: string;
  channelId: string;
  name: string;
  settings: ChatSettings;
  ended: boolean;
  /** The chat as a source of what visitors say of themselves. */
  source: Source;
}

const rememberedForMilliseconds = 10_000;
const mostRemembered = 5000;
const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Finds chats and remembers them, also "no such chat", for a short while and until something changes. */
export class Chats {
  readonly #kernel: Kernel;
  readonly #remembered = new Map<string, { until: number; chat: Promise<Chat | undefined> }>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    for (const topic of [channelsLedger, keysChanged]) kernel.wake.on(topic, () => this.#remembered.clear());
  }

  /** The chat of a browser write key, which is the first of its workspace, or the one with this id. */
  find(key: string): Promise<Chat | undefined> {
    const remembered = this.#remembered.get(key);
    if (remembered && remembered.until > Date.now()) return remembered.chat;
    const chat = uuidShape.test(key) ? this.#ofId(key) : this.#ofKey(key);
    this.#remember(key, chat);
    return chat;
  }

  #remember(key: string, chat: Promise<Chat | undefined>): void {
    const oldest = this.#remembered.keys().next().value;
    if (this.#remembered.size >= mostRemembered && oldest !== undefined) this.#remembered.delete(oldest);
    const entry = { until: Date.now() + rememberedForMilliseconds, chat };
    this.#remembered.set(key, entry);
    chat.catch(() => this.#remembered.get(key) === entry && this.#remembered.delete(key));
  }

  #ofId(channelId: string): Promise<Chat | undefined> {
    return inSystem(this.#kernel.db, async (tx) => {
      const row = await findChannel(tx, channelId);
      return row?.kind === "chat" ? chatOf(tx, row) : undefined;
    });
  }

  async #ofKey(value: string): Promise<Chat | undefined> {
    const key = await findWriteKey(this.#kernel, value);
    // The key of a server is a secret: a page that shows one must not seem to work.
    if (key?.trust !== "browser") return undefined;
    return inWorkspace(this.#kernel.db, key.workspaceId, async (tx) => {
      await ensureChat(tx, key.workspaceId);
      const chats = (await listChannels(tx, key.workspaceId)).filter(({ kind }) => kind === "chat");
      const first = chats.find(({ ended }) => !ended) ?? chats[0];
      return first && chatOf(tx, first);
    });
  }
}

async function chatOf(tx: Tx, { workspaceId, channelId, name, settings, ended }: ChannelRow): Promise<Chat> {
  const secrets = await workspaceSecrets(tx, workspaceId);
  const source: Source = { workspaceId, sourceId: channelId, trust: "browser", ...secrets };
  return { workspaceId, channelId, name, settings: chatSettings.parse(settings), ended: ended !== null, source };
}
