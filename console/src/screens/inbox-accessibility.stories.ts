import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { accessibilityProblems, contrastProblems, popupProblems } from "../preview/preview.fixture.ts";
import type { OpenConsole } from "./console.fixture.ts";
import { customerChats } from "./inbox.fixture.ts";

/** axe in both themes, on the inbox with something in it and without, and on what opens over it. */
export function inboxAccessibilityStories(opened: () => OpenConsole): void {
  describe("the inbox is accessible", () => {
    test("with a conversation, a note being written, the timeline, and an empty view, in both themes", async () => {
      const { on, at, visit } = opened();
      const noor = await customerChats(on, "Axel Ax", "Hello, see https://kestrel.example.");
      const { page, complaints } = await visit(at(`/inbox?view=open&c=${noor.conversationId}`), {
        colorScheme: "light",
      });
      page.setDefaultTimeout(15_000);
      await page
        .getByRole("article", { name: /^Message of/ })
        .first()
        .waitFor();
      await settle(page);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press("n");
      await page.keyboard.type("Looking into it");
      await page.getByRole("button", { name: "Timeline" }).click();
      await settle(page);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.locator("html[data-theme=dark]").waitFor();
      expect(await contrastProblems(page)).toEqual([]);
      await page.goto(at("/inbox?view=mentions"));
      await page.getByRole("heading", { level: 1, name: "Mentions" }).waitFor();
      await settle(page);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
      await noor.client.close();
    }, 60_000);

    test("what deeds ask for", async () => {
      const { on, at, visit } = opened();
      const mia = await customerChats(on, "Mia Mohn", "Hello!");
      const { page } = await visit(at(`/inbox?view=open&c=${mia.conversationId}`));
      page.setDefaultTimeout(15_000);
      await page
        .getByRole("article", { name: /^Message of/ })
        .first()
        .waitFor();
      for (const key of ["s", "a", "l"]) {
        await page.keyboard.press(key);
        await page.getByRole("dialog").waitFor();
        await settle(page);
        expect(await popupProblems(page)).toEqual([]);
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "detached" });
      }
      await page.context().close();
      await mia.client.close();
    }, 60_000);
  });
}

/** Until what moves has come to rest. */
function settle(page: Page): Promise<void> {
  return page.waitForTimeout(500);
}
