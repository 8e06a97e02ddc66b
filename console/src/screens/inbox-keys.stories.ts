import { addMember } from "@throughline/server/server.fixture.ts";
import { describe, expect, test } from "vitest";
import type { OpenConsole } from "./console.fixture.ts";
import { changeConversation, customerChats, writeNote } from "./inbox.fixture.ts";
import { heading, message, openInbox, row } from "./inbox-page.fixture.ts";

const own = (meId: string) => ({ kind: "assignee", to: meId });

/** What is done to conversations, by keys alone. */
export function inboxKeysStories(opened: () => OpenConsole): void {
  const open = (search: string, cookie?: string) => openInbox(opened(), search, cookie);
  describe("the inbox by keys", () => {
    test("a day without a mouse: take, tag, prioritise, snooze, resolve, and what comes next opens", async () => {
      const { on } = opened();
      const agent = await addMember(on.url, on.owner, "agent");
      const names = ["Anna Blum", "Bela Kun", "Carla Diaz"];
      const customers = [];
      for (const name of names) customers.push(await customerChats(on, name, `I am ${name}.`));
      for (const customer of customers) await changeConversation(on, customer, [own(agent.userId)]);
      const { page, complaints } = await open("?view=mine", agent.cookie);
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
      const { page } = await open("?view=mine", agent.cookie);
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
      const { page } = await open(`?view=mine&c=${fay.conversationId}`, agent.cookie);
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
      const { page } = await open("?view=mentions", agent.cookie);
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
      const { page } = await open("?view=mine", agent.cookie);
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
