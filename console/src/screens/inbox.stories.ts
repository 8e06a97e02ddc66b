import { addMember } from "@throughline/server/server.fixture.ts";
import type { Page, Route } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { OpenConsole } from "./console.fixture.ts";
import { changeConversation, customerChats, writeNote } from "./inbox.fixture.ts";

const own = (meId: string) => ({ kind: "assignee", to: meId });

/** How customers are answered. */
export function inboxStories(opened: () => OpenConsole): void {
  const openInbox = async (search: string, cookie?: string) => {
    const { at, visit } = opened();
    const visited = await visit(at(`/inbox${search}`), cookie ? { cookie } : {});
    visited.page.setDefaultTimeout(15_000);
    await visited.page.getByRole("heading", { level: 1 }).waitFor();
    return visited;
  };

  describe("the inbox", () => {
    test("a customer's message arrives, and the answer goes out once the time to undo is over", async () => {
      const { on } = opened();
      const noor = await customerChats(on, "Noor Haddad", "Where is my order?");
      const { page, complaints } = await openInbox(`?view=open&c=${noor.conversationId}`);
      await message(page, "Where is my order?").waitFor();
      await noor.say("It was due on Tuesday.");
      await message(page, "It was due on Tuesday.").waitFor();

      await page.keyboard.press("r");
      await page.keyboard.type("It is on its way.");
      await page.keyboard.press("Control+Enter");
      await message(page, "It is on its way.").waitFor();
      await page.getByText("Your reply goes out in a moment").waitFor();
      expect(noor.client.texts).not.toContain("It is on its way.");
      await noor.client.next("message", ({ message: { text } }) => text === "It is on its way.", 20_000);
      await page.getByText("Your reply goes out in a moment").waitFor({ state: "detached" });
      expect(complaints).toEqual([]);
      await page.context().close();
      await noor.client.close();
    });

    test("a reply is taken back by a key, and stands where it was written", async () => {
      const { on } = opened();
      const kofi = await customerChats(on, "Kofi Mensah", "Hello?");
      const { page } = await openInbox(`?view=open&c=${kofi.conversationId}`);
      await message(page, "Hello?").waitFor();
      await page.keyboard.press("r");
      await page.keyboard.type("Too early");
      await page.keyboard.press("Control+Enter");
      await message(page, "Too early").waitFor();
      await page.keyboard.press("Escape");
      await page.keyboard.press("z");
      await message(page, "Too early").waitFor({ state: "detached" });
      await page.keyboard.type(", not");
      await expect.poll(() => page.getByRole("textbox", { name: /^Reply to/ }).textContent()).toBe("Too early, not");
      await page.getByText("Draft saved").waitFor();

      await page.reload();
      await expect.poll(() => page.getByRole("textbox", { name: /^Reply to/ }).textContent()).toBe("Too early, not");
      await page.context().close();
      expect(kofi.client.texts).toEqual(["Hello?"]);
      await kofi.client.close();
    });

    test("a reply does not go past a newer message that its writer has not seen", async () => {
      const { on } = opened();
      const ines = await customerChats(on, "Ines Carvalho", "Can I change the address?");
      const { page } = await openInbox(`?view=open&c=${ines.conversationId}`);
      await message(page, "Can I change the address?").waitFor();
      await page.keyboard.press("r");
      await page.keyboard.type("Yes, until Friday.");
      // The customer writes while the reply is on its way to the server.
      const hold = async (route: Route) => {
        await ines.say("Never mind, please cancel it.");
        await message(page, "Never mind, please cancel it.").waitFor();
        await route.continue();
      };
      await page.route(/\/conversations\/[^/]+\/messages$/, hold, { times: 1 });
      await page.keyboard.press("Control+Enter");
      await page.getByText("wrote while you were replying").waitFor();
      await page.getByText("“Never mind, please cancel it.”").waitFor();
      await page.getByRole("button", { name: "Send anyway" }).click();
      await message(page, "Yes, until Friday.").waitFor();
      await page.context().close();
      await ines.client.close();
    });

    test("what was said is found, and opened at the message that said it", async () => {
      const { on } = opened();
      const sofia = await customerChats(on, "Sofia Rossi", "The zeppelin grinder is broken.", "Please help.");
      const { page, complaints } = await openInbox("?view=open");
      await page.keyboard.press("/");
      await page.keyboard.type("zeppelin");
      const found = page.getByRole("feed", { name: "Found for zeppelin" });
      await found.getByRole("article", { name: /^Sofia Rossi/ }).waitFor();
      expect(await found.locator("mark").textContent()).toBe("zeppelin");
      await page.keyboard.press("Enter");
      await message(page, "The zeppelin grinder is broken.").waitFor();
      await page.keyboard.press("/");
      await page.keyboard.press("Escape");
      await page.getByRole("feed", { name: "All open" }).waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
      await sofia.client.close();
    });

    test("two agents see each other, and who is replying", async () => {
      const { on } = opened();
      const bo = await addMember(on.url, on.owner, "agent");
      const lena = await customerChats(on, "Lena Fischer", "Do you ship to Switzerland?");
      const first = await openInbox(`?view=open&c=${lena.conversationId}`);
      const second = await openInbox(`?view=open&c=${lena.conversationId}`, bo.cookie);
      await first.page.getByRole("img", { name: "Ada agent is here too" }).waitFor();
      await message(second.page, "Do you ship to Switzerland?").waitFor();
      await second.page.keyboard.press("r");
      await second.page.keyboard.type("Yes, we do");
      await first.page.getByText("Ada agent is replying").waitFor();
      await second.page.keyboard.press("Control+Enter");
      await message(first.page, "Yes, we do").waitFor();
      await first.page.getByText("Ada agent is replying").waitFor({ state: "detached" });
      await Promise.all([first.page.context().close(), second.page.context().close()]);
      await lena.client.close();
    });

    test("a file and a picture go with a note, and the picture opens as large as the window", async () => {
      const { on } = opened();
      const tom = await customerChats(on, "Tom Baker", "The grinder makes a noise.");
      const { page, complaints } = await openInbox(`?view=open&c=${tom.conversationId}`);
      await message(page, "The grinder makes a noise.").waitFor();
      await page.keyboard.press("n");
      await page.keyboard.type("See @ol");
      await page.getByRole("option", { name: /Olive Owner/ }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByLabel("Files to attach").setInputFiles([
        { name: "grinder.png", mimeType: "image/png", buffer: picture },
        { name: "invoice.csv", mimeType: "text/csv", buffer: Buffer.from("item,price\ngrinder,89\n") },
      ]);
      await page.getByRole("list", { name: "Attached" }).getByRole("listitem").nth(1).waitFor();
      const add = page.getByRole("button", { name: "Add note" });
      await expect.poll(() => add.isEnabled()).toBe(true);
      await add.click();
      const note = page.getByRole("article", { name: /^Note of/ });
      await note.getByText("@Olive Owner").waitFor();
      await note.getByRole("link", { name: "invoice.csv" }).waitFor();
      await note.getByRole("img", { name: "grinder.png" }).click();
      await page.getByRole("dialog", { name: "grinder.png" }).getByRole("img", { name: "grinder.png" }).waitFor();
      await page.keyboard.press("Escape");
      expect(complaints).toEqual([]);
      await page.context().close();
      await tom.client.close();
    });
  });
  deskStories(opened, openInbox);
}

type OpenInbox = (search: string, cookie?: string) => Promise<{ page: Page; complaints: string[] }>;

/** What is done to conversations, by keys alone. */
function deskStories(opened: () => OpenConsole, openInbox: OpenInbox): void {
  describe("the inbox by keys", () => {
    test("a day without a mouse: take, tag, prioritise, snooze, resolve, and what comes next opens", async () => {
      const { on } = opened();
      const agent = await addMember(on.url, on.owner, "agent");
      const names = ["Anna Blum", "Bela Kun", "Carla Diaz"];
      const customers = [];
      for (const name of names) customers.push(await customerChats(on, name, `I am ${name}.`));
      for (const customer of customers) await changeConversation(on, customer, [own(agent.userId)]);
      const { page, complaints } = await openInbox("?view=mine", agent.cookie);
      await row(page, "Carla Diaz").waitFor();
      await page.keyboard.press("j");
      await heading(page, "Carla Diaz").waitFor();
      await page.keyboard.press("l");
      await page.keyboard.type("vip");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Tags: vip" }).waitFor();
      await page.keyboard.press("p");
      await page.keyboard.type("urg");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Priority: Urgent" }).waitFor();

      await page.keyboard.press("e");
      await heading(page, "Bela Kun").waitFor();
      await row(page, "Carla Diaz").waitFor({ state: "detached" });
      await page.keyboard.press("s");
      await page.keyboard.type("tomorrow 9");
      await page.keyboard.press("Enter");
      await heading(page, "Anna Blum").waitFor();
      await page.getByText(/^Snoozed until/).waitFor();
      await page.keyboard.press("v");
      await page.keyboard.press("s");
      await row(page, "Bela Kun").waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
      await Promise.all(customers.map(({ client }) => client.close()));
    });

    test("several at once are resolved, and brought back by one undo", async () => {
      const { on } = opened();
      const agent = await addMember(on.url, on.owner, "agent");
      const [dana, emil] = [await customerChats(on, "Dana Eck", "One."), await customerChats(on, "Emil Funk", "Two.")];
      for (const customer of [dana, emil]) await changeConversation(on, customer, [own(agent.userId)]);
      const { page } = await openInbox("?view=mine", agent.cookie);
      await row(page, "Dana Eck").waitFor();
      for (const key of ["j", "x", "j", "x"]) await page.keyboard.press(key);
      await page.getByText("2 selected").waitFor();
      await page.keyboard.press("e");
      await page.getByText("Nothing waits for you").waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      await row(page, "Dana Eck").waitFor();
      await row(page, "Emil Funk").waitFor();
      await page.context().close();
      await Promise.all([dana.client.close(), emil.client.close()]);
    });

    test("two conversations are merged, and are two again by undo", async () => {
      const { on } = opened();
      const agent = await addMember(on.url, on.owner, "agent");
      const [fay, gus] = [
        await customerChats(on, "Fay Gold", "First."),
        await customerChats(on, "Gus Hall", "Second."),
      ];
      for (const customer of [fay, gus]) await changeConversation(on, customer, [own(agent.userId)]);
      const { page } = await openInbox(`?view=mine&c=${fay.conversationId}`, agent.cookie);
      await message(page, "First.").waitFor();
      await row(page, "Gus Hall").waitFor();
      await page.keyboard.press("m");
      await page.keyboard.type("gus");
      await page.keyboard.press("Enter");
      await heading(page, "Gus Hall").waitFor();
      await message(page, "First.").waitFor();
      await message(page, "Second.").waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      await heading(page, "Fay Gold").waitFor();
      await message(page, "First.").waitFor();
      await message(page, "Second.").waitFor({ state: "detached" });
      await page.context().close();
      await Promise.all([fay.client.close(), gus.client.close()]);
    });

    test("who is mentioned in a note sees it in their mentions at once", async () => {
      const { on } = opened();
      const agent = await addMember(on.url, on.owner, "agent");
      const jan = await customerChats(on, "Jan Kral", "Can somebody help?");
      const { page } = await openInbox("?view=mentions", agent.cookie);
      await page.getByText("Nobody has mentioned you").waitFor();
      await writeNote(on, jan, `<p><span data-mention="${agent.userId}">@Ada agent</span> please</p>`, [agent.userId]);
      await row(page, "Jan Kral").waitFor();
      await page.context().close();
      await jan.client.close();
    });

    test("what comes while one reads is announced and waits; nothing moves", async () => {
      const { on } = opened();
      const agent = await addMember(on.url, on.owner, "agent");
      const [hal, ida] = [await customerChats(on, "Hal Ito", "Early."), await customerChats(on, "Ida Jung", "Late.")];
      await changeConversation(on, hal, [own(agent.userId)]);
      const { page } = await openInbox("?view=mine", agent.cookie);
      await row(page, "Hal Ito").waitFor();
      await page.keyboard.press("j");
      await message(page, "Early.").waitFor();
      await changeConversation(on, ida, [own(agent.userId)]);
      await page.getByRole("button", { name: "1 new conversation" }).waitFor();
      expect(await row(page, "Ida Jung").count()).toBe(0);
      await page.keyboard.press(".");
      await row(page, "Ida Jung").waitFor();
      await heading(page, "Hal Ito").waitFor();
      await page.context().close();
      await Promise.all([hal.client.close(), ida.client.close()]);
    });
  });
}

const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

function message(page: Page, text: string) {
  return page.getByRole("article", { name: /^(Message|Note) of/ }).getByText(text, { exact: true });
}

function row(page: Page, name: string) {
  return page.getByRole("feed").getByRole("article", { name: new RegExp(`^${name}`) });
}

function heading(page: Page, name: string) {
  return page.getByRole("region", { name: "Conversation", exact: true }).getByRole("heading", { name, level: 2 });
}
