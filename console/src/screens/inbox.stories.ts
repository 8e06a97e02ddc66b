import { addMember } from "@throughline/server/server.fixture.ts";
import type { Route } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { OpenConsole } from "./console.fixture.ts";
import { customerChats } from "./inbox.fixture.ts";
import { message, openInbox } from "./inbox-page.fixture.ts";

/** How customers are answered. */
export function inboxStories(opened: () => OpenConsole): void {
  const open = (search: string, cookie?: string) => openInbox(opened(), search, cookie);

  describe("the inbox", () => {
    test("a customer's message arrives, and the answer goes out once the time to undo is over", async () => {
      const { on } = opened();
      const noor = await customerChats(on, "Noor Haddad", "Where is my order?");
      const { page, complaints } = await open(`?view=open&c=${noor.conversationId}`);
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
      const { page } = await open(`?view=open&c=${kofi.conversationId}`);
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
      const { page } = await open(`?view=open&c=${ines.conversationId}`);
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

    test("after the connection breaks no message is missing and none is there twice", async () => {
      const { on } = opened();
      const ugo = await customerChats(on, "Ugo Conti", "One");
      const { page, cutSockets } = await open(`?view=open&c=${ugo.conversationId}`);
      await message(page, "One").waitFor();
      await ugo.say("Two");
      await message(page, "Two").waitFor();
      await cutSockets();
      await ugo.say("Three");
      await ugo.say("Four");
      await message(page, "Four").waitFor();
      await ugo.say("Five");
      await message(page, "Five").waitFor();
      const said = await page
        .getByRole("article", { name: /^Message of Ugo/ })
        .locator("p[dir], [dir] p")
        .allTextContents();
      expect(said).toEqual(["One", "Two", "Three", "Four", "Five"]);
      await page.context().close();
      await ugo.client.close();
    });

    test("what was said is found, and opened at the message that said it", async () => {
      const { on } = opened();
      const sofia = await customerChats(on, "Sofia Rossi", "The zeppelin grinder is broken.", "Please help.");
      const { page, complaints } = await open("?view=open");
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
      const first = await open(`?view=open&c=${lena.conversationId}`);
      const second = await open(`?view=open&c=${lena.conversationId}`, bo.cookie);
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
      const { page, complaints } = await open(`?view=open&c=${tom.conversationId}`);
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
}

const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
