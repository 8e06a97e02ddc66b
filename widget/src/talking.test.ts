import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { ada } from "./chat-cast.fixture.ts";
import { eventually, useBrowser, visit } from "./visit.fixture.ts";

useBrowser();

const thread = randomUUID();
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("a message goes out, is answered, read, revised and withdrawn", () =>
  visit({}, async ({ server, begin, write, said, panel }) => {
    await begin();
    await write("Where is my parcel?");
    await eventually(said).toEqual(["Where is my parcel?"]);
    await panel.locator(".standing", { hasText: "Sent" }).waitFor();
    const { threadId } = server.sends[0]!;

    server.moment({ kind: "typing", threadId, author: ada, typing: true });
    await panel.locator(".typing").waitFor();
    const question = server.messages[0]!;
    server.tell({ kind: "delivery", threadId, messageId: question.messageId, state: "read", at: "2026-01-01" });
    await panel.locator(".standing", { hasText: "Read" }).waitFor();

    const answer = server.say(threadId, "On its way", { html: "<p>On its <b>way</b></p>" });
    await eventually(said).toEqual(["Where is my parcel?", "On its way"]);
    expect(await panel.locator(".bubble b").textContent()).toBe("way");
    expect(await panel.locator(".typing").count()).toBe(0);
    await eventually(() => server.frames.some(({ kind }) => kind === "delivered")).toBe(true);
    await eventually(() => server.frames.some(({ kind }) => kind === "read")).toBe(true);

    const revised = { ...answer, html: undefined as never, text: "It comes tomorrow", revisedAt: "2026-01-02" };
    server.tell({ kind: "revised", message: revised });
    await eventually(said).toEqual(["Where is my parcel?", "It comes tomorrow"]);
    await panel.getByText("Edited").waitFor();
    server.tell({ kind: "withdrawn", threadId, messageId: answer.messageId, at: "2026-01-03" });
    await panel.getByText("This message was withdrawn").waitFor();
  }));

test("typing is told, and its end", () =>
  visit({}, async ({ server, begin, panel }) => {
    await begin();
    await panel.locator("textarea").pressSequentially("Hel");
    await eventually(() => server.frames.filter(({ kind }) => kind === "typing").length).toBe(1);
    await panel.locator("textarea").fill("");
    await eventually(() => server.frames.filter(({ kind }) => kind === "typing")).toMatchObject([
      { typing: true },
      { typing: false },
    ]);
  }));

test("Shift and Enter begin a line, Enter sends", () =>
  visit({}, async ({ server, begin, panel }) => {
    await begin();
    await panel.locator("textarea").pressSequentially("One");
    await panel.locator("textarea").press("Shift+Enter");
    await panel.locator("textarea").pressSequentially("Two");
    await panel.locator("textarea").press("Enter");
    await eventually(() => server.sends.map(({ text }) => text)).toEqual(["One\nTwo"]);
  }));

test("files are uploaded, shown and sent; what is too large or too many says so", () =>
  visit({}, async ({ server, begin, panel, page }) => {
    await begin();
    const input = panel.locator("input[type=file]");
    await input.setInputFiles([
      { name: "photo.png", mimeType: "image/png", buffer: PNG },
      { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Notes") },
      { name: "huge.png", mimeType: "image/png", buffer: Buffer.alloc(6_000_000) },
      { name: "run.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") },
    ]);
    await panel.getByText("huge.png is larger than 5 MB.").waitFor();
    await panel.getByText("Files such as run.exe cannot be sent.").waitFor();
    await eventually(() => panel.locator("progress").count()).toBe(0);
    await panel.locator("textarea").press("Enter");
    await eventually(() => server.sends[0]?.files?.length).toBe(2);
    await panel.locator(".picture img").waitFor();
    expect(await panel.locator(".file-name").textContent()).toBe("notes.txt");
    expect(await panel.locator(".chip").count()).toBe(0);

    const pasted = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(["pasted"], "pasted.txt", { type: "text/plain" }));
      return data;
    });
    await panel.locator("textarea").dispatchEvent("paste", { clipboardData: pasted });
    await panel.locator(".composer").dispatchEvent("drop", { dataTransfer: pasted });
    await eventually(() => panel.locator(".chip").count()).toBe(1);
  }));

test(
  "thousands of messages are read back to the first, and only what is near the eye is drawn",
  () =>
    visit(
      {
        prepare(server) {
          const begun = Date.now() - 3_000_000_000;
          for (let number = 0; number < 2000; number++) {
            const sentAt = new Date(begun + number * 600_000).toISOString();
            server.remember({ threadId: thread, text: `Message ${number}`, sentAt, state: "read" });
          }
        },
      },
      async ({ server, openChat, panel, page }) => {
        await openChat();
        await panel.locator(".conversation-item").click();
        await panel.getByText("Message 1999", { exact: true }).waitFor();
        const log = panel.getByRole("log");
        const isAtFirst = () => panel.getByText("Message 0", { exact: true }).isVisible();
        for (let begun = performance.now(); !(await isAtFirst()) && performance.now() - begun < 40_000; ) {
          await log.evaluate((element) => {
            element.scrollTop = 0;
          });
          await page.waitForTimeout(50);
        }
        // The last page came in above the reader, and left them where they were.
        await log.evaluate((element) => {
          element.scrollTop = 0;
        });
        await panel.getByText("Message 0", { exact: true }).waitFor();
        expect(await panel.locator(".message").count()).toBeLessThan(400);

        // Something new comes: the reader stays where they are, and can go there.
        const before = await log.evaluate((element) => element.scrollTop);
        server.say(thread, "Newest");
        await panel.locator(".newest .count").waitFor();
        expect(await log.evaluate((element) => element.scrollTop)).toBe(before);
        await panel.locator(".newest").click();
        await panel.getByText("Newest", { exact: true }).waitFor();
        await eventually(() => panel.locator(".newest").count()).toBe(0);
      },
    ),
  60_000,
);

test("older messages come in above without moving what is being read", () =>
  visit(
    {
      prepare(server) {
        for (let number = 0; number < 150; number++) {
          server.remember({ threadId: thread, text: `Message ${number}`, state: "read" });
        }
      },
    },
    async ({ openChat, panel }) => {
      await openChat();
      await panel.locator(".conversation-item").click();
      await panel.getByText("Message 149", { exact: true }).waitFor();
      const place = () => panel.getByText("Message 102", { exact: true }).boundingBox();
      await panel.getByRole("log").evaluate((element) => {
        element.scrollTop = 120;
      });
      const before = (await place())!.y;
      await eventually(() => panel.getByText("Message 60", { exact: true }).count()).toBe(1);
      expect(Math.abs((await place())!.y - before)).toBeLessThan(80);
    },
  ));

test("the form is asked first, checked, and told to the company", () =>
  visit(
    {
      prepare(server) {
        const field = { label: {}, choices: [], required: true };
        const fields = [
          { ...field, name: "name", kind: "name" as const },
          { ...field, name: "email", kind: "email" as const },
        ];
        server.config = { ...server.config, form: { ask: "first", fields } };
      },
    },
    async ({ server, openChat, panel }) => {
      await openChat();
      await panel.locator(".begin").click();
      await panel.getByRole("button", { name: "Start the chat" }).click();
      await eventually(() => panel.locator(".problem").allInnerTexts()).toEqual([
        "Please fill this in.",
        "Please fill this in.",
      ]);
      await panel.getByLabel("Name").fill("Noor");
      await panel.getByLabel("E-mail").fill("noor@");
      await panel.getByText("This is not an e-mail address.").waitFor();
      await panel.getByLabel("E-mail").fill("noor@example.com");
      await panel.getByRole("button", { name: "Start the chat" }).click();
      await panel.locator("textarea").waitFor();
      await eventually(() => server.sessions.at(-1)!.answers).toEqual({ name: "Noor", email: "noor@example.com" });
    },
  ));

test("the transcript is ordered by mail", () =>
  visit({}, async ({ server, begin, write, panel }) => {
    await begin();
    await write("Hello");
    await eventually(() => server.sends.length).toBe(1);
    await panel.getByRole("button", { name: "Options" }).click();
    await panel.getByRole("menuitem", { name: "E-mail the transcript" }).click();
    await panel.locator("#transcript-email").fill("noor@example.com");
    await panel.getByRole("button", { name: "Send", exact: true }).click();
    await panel.getByText("It is on its way to noor@example.com.").waitFor();
  }));

test("refusals are told in words: for good with another try, for now with the time", () =>
  visit({}, async ({ server, begin, write, panel, said }) => {
    await begin();
    server.refuseNext({ code: "blocked", sentence: "No." });
    await write("First");
    await panel.getByText("Messages from here are not accepted.").waitFor();
    await panel.getByRole("button", { name: "Try again" }).click();
    await eventually(() => server.sends.map(({ text }) => text)).toEqual(["First"]);

    server.refuseNext({ code: "too_fast", sentence: "Slower.", againInSeconds: 2 });
    await write("Second");
    await panel.getByText(/That was very fast/).waitFor();
    await eventually(() => server.sends.map(({ text }) => text)).toEqual(["First", "Second"]);
    await eventually(said).toEqual(["First", "Second"]);
  }));
