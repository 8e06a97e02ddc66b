import { createHmac } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../../sdk/src/browser.fixture.ts";
import { revise, send, withdraw } from "../../server/src/channels/public.ts";
import { copyDatabase, type TestDatabase } from "../../server/src/database.fixture.ts";
import { inWorkspace } from "../../server/src/kernel/database.ts";
import { newId } from "../../server/src/kernel/id.ts";
import { type RunningServer, startServer } from "../../server/src/server.fixture.ts";
import { buildWidget } from "../build.ts";
import { eventually } from "./visit.fixture.ts";

// Noor chats on the demo shop with the server as it is.

let at: TestDatabase;
let on: RunningServer;
let browser: Browser;

beforeAll(async () => {
  await buildWidget();
  at = await copyDatabase();
  on = await startServer(at, { settings: { DEMO: "true" } });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

const ada = { kind: "member" as const, name: "Ada" };

async function messagesIn() {
  const { rows } = await at.owner.query(
    "select message_id, thread_id, body, files from channels.message where direction = 'in' order by seq",
  );
  return rows as { message_id: string; thread_id: string; body: { text: string }; files: unknown[] }[];
}

async function adaSays(threadId: string, text: string, html?: string): Promise<string> {
  const { workspaceId } = on.owner;
  const messageId = newId();
  const body = { text, ...(html ? { html } : {}) };
  await inWorkspace(at.db, workspaceId, (tx) =>
    send(tx, { workspaceId, messageId, threadId, author: ada, body, files: [], sentAt: new Date() }),
  );
  return messageId;
}

async function enterShop(): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${on.url}/demo/`);
  await page.getByRole("button", { name: "Do not record" }).click();
  return page;
}

test("a conversation on the demo shop: said, stored, answered, read, revised, withdrawn, gone on with on the next page", async () => {
  const page = await enterShop();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  const panel = page.getByRole("dialog");
  await page.locator("throughline-chat .launcher").click();
  await panel.locator(".begin").click();
  await panel.locator("textarea").fill("Is Nightjar in stock?");
  await panel.locator("textarea").press("Enter");
  await panel.locator(".standing", { hasText: "Sent" }).waitFor();
  const [stored] = await messagesIn();
  expect(stored!.body.text).toBe("Is Nightjar in stock?");

  const threadId = stored!.thread_id;
  const answer = await adaSays(threadId, "Yes, it is.", "<p>Yes, <b>it is</b>.</p>");
  await panel.locator(".bubble b").waitFor();
  await eventually(async () => {
    const found = await at.owner.query("select state from channels.delivery where message_id = $1", [answer]);
    return found.rows.map(({ state }) => state).sort();
  }).toEqual(["delivered", "read", "sent"]);

  const { workspaceId } = on.owner;
  const key = { workspaceId, messageId: answer };
  await inWorkspace(at.db, workspaceId, (tx) =>
    revise(tx, key, { body: { text: "Yes, two bags." }, files: [], at: new Date() }),
  );
  await panel.getByText("Yes, two bags.").waitFor();
  await inWorkspace(at.db, workspaceId, (tx) => withdraw(tx, key, new Date()));
  await panel.getByText("This message was withdrawn").waitFor();

  await page.goto(`${on.url}/demo/shop`);
  await panel.getByText("Is Nightjar in stock?").waitFor();
  await adaSays(threadId, "Shall I put it aside?");
  await panel.getByText("Shall I put it aside?").waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("a file goes up, is stored, and is shown by its content", async () => {
  const page = await enterShop();
  const panel = page.getByRole("dialog");
  await page.locator("throughline-chat .launcher").click();
  await panel.locator(".begin").click();
  const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: 40, height: 40 } });
  await panel.locator("input[type=file]").setInputFiles({ name: "torn bag.png", mimeType: "image/png", buffer });
  await eventually(() => panel.locator("progress").count()).toBe(0);
  await panel.locator("textarea").fill("The bag is torn");
  await panel.locator("textarea").press("Enter");
  await eventually(() =>
    panel.locator(".picture img").evaluate((image) => (image as HTMLImageElement).naturalWidth),
  ).toBe(40);
  await eventually(async () => (await messagesIn()).at(-1)?.files).toMatchObject([{ name: "torn bag.png" }]);
  await page.context().close();
});

test("without sockets the same chat goes by polling", async () => {
  const page = await enterShop();
  await page.addInitScript(() => {
    window.WebSocket = class {
      constructor() {
        throw new Error("No sockets here.");
      }
    } as unknown as typeof WebSocket;
  });
  await page.reload();
  const panel = page.getByRole("dialog");
  await page.locator("throughline-chat .launcher").click();
  await panel.locator(".begin").click();
  await panel.locator("textarea").fill("By polling");
  await panel.locator("textarea").press("Enter");
  await panel.locator(".standing", { hasText: "Sent" }).waitFor();
  const { thread_id: threadId } = (await messagesIn()).at(-1)!;
  await setTimeout(300);
  await adaSays(threadId, "Answered all the same");
  await panel.getByText("Answered all the same").waitFor();
  await page.context().close();
});

/** The token by which the company's server proves who is signed in. */
function tokenFor(userId: string): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const seconds = Math.floor(Date.now() / 1000);
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ sub: userId, iat: seconds, exp: seconds + 600 })}`;
  return `${signed}.${createHmac("sha256", on.owner.identitySecret).update(signed).digest("base64url")}`;
}

/** What a page says to the chat. */
const tellChat = (page: Page, ...call: unknown[]) =>
  page.evaluate((said) => {
    (window as unknown as { Throughline: { chat: { push(call: unknown[]): void } } }).Throughline.chat.push(said);
  }, call);

test("who is proven sees their conversations on another device, and takes them along when they sign out", async () => {
  const [phone, laptop] = [await enterShop(), await enterShop()];
  await tellChat(phone, "identify", tokenFor("noor-7"));
  await phone.locator("throughline-chat .launcher").click();
  await phone.getByRole("dialog").locator(".begin").click();
  await phone.getByRole("dialog").locator("textarea").fill("From my phone");
  await phone.getByRole("dialog").locator("textarea").press("Enter");
  await phone.locator(".standing", { hasText: "Sent" }).waitFor();

  await laptop.locator("throughline-chat .launcher").click();
  await laptop.getByRole("dialog").locator(".begin").waitFor();
  await setTimeout(500);
  expect(await laptop.locator(".conversation-item").count()).toBe(0);
  await tellChat(laptop, "identify", tokenFor("noor-7"));
  await laptop.locator(".conversation-item").click();
  await laptop.locator(".bubble", { hasText: "From my phone" }).waitFor();
  await tellChat(laptop, "identify", null);
  await eventually(() => laptop.getByText("From my phone").count()).toBe(0);
  await Promise.all([phone.context().close(), laptop.context().close()]);
});

test("a server that is stopped and started again in the middle loses nothing and takes nothing twice", async () => {
  const page = await enterShop();
  const panel = page.getByRole("dialog");
  await page.locator("throughline-chat .launcher").click();
  await panel.locator(".begin").click();
  const write = async (text: string) => {
    await panel.locator("textarea").fill(text);
    await panel.locator("textarea").press("Enter");
  };
  await write("Before");
  await panel.locator(".standing", { hasText: "Sent" }).waitFor();
  const { thread_id: threadId } = (await messagesIn()).at(-1)!;
  const { port } = new URL(on.url);
  const { owner } = on;
  await on.stop();
  await write("Meanwhile");
  await panel.getByText("Will be sent when you are online").waitFor();
  on = await startServer(at, { owner, settings: { DEMO: "true", PORT: port } });
  await adaSays(threadId, "I am back");
  await panel.getByText("I am back").waitFor();
  await eventually(async () =>
    (await messagesIn()).filter(({ thread_id }) => thread_id === threadId).map(({ body }) => body.text),
  ).toEqual(["Before", "Meanwhile"]);
  await eventually(() => panel.locator(".bubble").allTextContents()).toHaveLength(3);
  await page.context().close();
});
