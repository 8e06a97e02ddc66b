import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { expect, test } from "vitest";
import { embeddedPostgres, emptyDataDir, freePort, removeDataDir, setUp, startProcess } from "../../process.fixture.ts";
import { ChatClient, openSession, saying } from "./chat-client.fixture.ts";
import type { Session } from "./protocol.ts";

/** A widget as docs/chat.md tells it to be: it keeps what is not acknowledged, and what it has been shown. */
class Widget {
  readonly #url: string;
  readonly #session: Session;
  readonly #threadId = randomUUID();
  #kept: ReturnType<typeof saying>[] = [];
  #client: ChatClient | undefined;
  #cursor: string;
  #ended = false;
  readonly acknowledged = new Map<string, string>();
  /** The texts of messages in the order in which they came, however often. */
  readonly shown: string[] = [];

  constructor(url: string, session: Session) {
    this.#url = url;
    this.#session = session;
    this.#cursor = session.cursor;
  }

  async run(): Promise<void> {
    for (let turn = 0; !this.#ended; turn++) {
      if (this.#client?.socket.readyState !== 1) await this.#connect();
      // As quick as a visitor may: what is too fast is put off by the server and sent again.
      if (this.#kept.length < 3) this.#say(`line ${turn}`);
      await pause(30);
      this.#hear();
    }
    while (this.#kept.length > 0) {
      if (this.#client?.socket.readyState !== 1) await this.#connect();
      await pause(100);
      this.#hear();
    }
    await pause(500);
    this.#hear();
    await this.#client?.close();
  }

  end(): void {
    this.#ended = true;
  }

  #say(text: string): void {
    const frame = saying(this.#threadId, text);
    this.#kept.push(frame);
    this.#client?.send(frame);
  }

  async #connect(): Promise<void> {
    this.#hear();
    this.#client = await ChatClient.connect(this.#url, this.#session, this.#cursor).catch(() => undefined);
    for (const frame of this.#kept) this.#client?.send(frame);
    if (!this.#client) await pause(100);
  }

  #hear(): void {
    for (const frame of this.#client?.frames.splice(0) ?? []) {
      if ("cursor" in frame) this.#cursor = frame.cursor;
      if (frame.kind === "message") this.shown.push(frame.message.messageId);
      if (frame.kind === "ack") this.#let(frame.clientId, frame.messageId);
      if (frame.kind === "refused") this.#again(frame.clientId);
    }
  }

  #let(clientId: string, messageId: string): void {
    this.acknowledged.set(clientId, messageId);
    this.#kept = this.#kept.filter((frame) => frame.clientId !== clientId);
  }

  #again(clientId: string | undefined): void {
    const frame = this.#kept.find((each) => each.clientId === clientId);
    if (frame) setTimeout(() => this.#client?.socket.readyState === 1 && this.#client.send(frame), 1000);
  }
}

test("what was acknowledged is there once, and shown once, after kill -9 in the middle of a chat", async () => {
  const dataDir = await emptyDataDir();
  const PORT = String(await freePort());
  const first = await startProcess(dataDir, { PORT });
  const { writeKey: key } = await setUp(first.url);
  const sessions = await Promise.all(Array.from({ length: 8 }, () => openSession(first.url, { key })));
  const widgets = sessions.map((session) => new Widget(first.url, session));
  const running = Promise.all(widgets.map((widget) => widget.run()));
  await pause(1500);
  await first.kill();
  const before = widgets.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
  const second = await startProcess(dataDir, { PORT });
  await pause(2500);
  for (const widget of widgets) widget.end();
  await running;

  const client = new pg.Client({ connectionString: (await embeddedPostgres(dataDir)).url });
  await client.connect();
  const { rows: stored } = await client.query(
    "select message_id, detail ->> 'clientId' as client_id from channels.message",
  );
  const { rows: journal } = await client.query(`select
    (select count(*) from channels.inbound) as inbound, (select count(*) from channels.message) as message,
    (select count(*) from channels.quarantined) as quarantined`);
  await client.end();
  const acknowledged = new Map(widgets.flatMap((widget) => [...widget.acknowledged]));
  expect(before).toBeGreaterThan(20);
  expect(acknowledged.size).toBeGreaterThan(before);
  expect(new Map(stored.map(({ client_id, message_id }) => [client_id, message_id]))).toEqual(acknowledged);
  expect(stored).toHaveLength(acknowledged.size);
  expect(Number(journal[0].inbound)).toBe(Number(journal[0].message) + Number(journal[0].quarantined));
  for (const { shown, acknowledged: own } of widgets) {
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.toSorted()).toEqual([...own.values()].toSorted());
  }
  await second.stop();
  await removeDataDir(dataDir);
}, 120_000);
