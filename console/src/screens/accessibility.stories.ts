import { describe, expect, test } from "vitest";
import { accessibilityProblems, contrastProblems, popupProblems } from "../preview/preview.fixture.ts";
import { type OpenConsole, personCalled, send } from "./console.fixture.ts";

/** axe in both themes, on every screen with something in it. */
export function accessibilityStories(opened: () => OpenConsole): void {
  describe("every screen is accessible in both themes and keeps the content policy", () => {
    test.each([
      "/live",
      "/live?q=nothing-like-it",
      "/people",
      "/people?q=nobody-like-it",
      "/account",
      "/people/person",
    ])("%s", async (path) => {
      const { at, visit } = opened();
      const { page, complaints } = await visit(at(path.replace("person", await personId(opened()))), {
        colorScheme: "light",
      });
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForTimeout(400);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.locator("html[data-theme=dark]").waitFor();
      expect(await contrastProblems(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });

  test("what opens over a person is accessible", async () => {
    const { at, visit } = opened();
    const { page } = await visit(at(`/people/${await personId(opened())}`));
    await page.getByText("Delivery Delayed").click();
    await page.getByRole("dialog").waitFor();
    expect(await popupProblems(page)).toEqual([]);
    await page.keyboard.press("Escape");
    for (const deed of ["Merge with another person…", "Split into two people…", "Who was this on…", "Erase…"]) {
      await page.getByRole("button", { name: "More about this person" }).click();
      await page.getByRole("menuitem", { name: deed }).click();
      await page.getByRole("dialog").waitFor();
      await page.waitForTimeout(200);
      expect(await popupProblems(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await page.context().close();
  });
}

async function personId({ on }: OpenConsole): Promise<string> {
  await send(on, on.owner.serverWriteKey, [
    {
      type: "identify",
      messageId: "axe-1",
      userId: "axe-1",
      anonymousId: "axe-device",
      traits: { name: "Axel Axen", email: "axel@example.com" },
    },
    { type: "track", messageId: "axe-2", userId: "axe-1", event: "Order Completed", properties: { revenue: 3 } },
    { type: "track", messageId: "axe-3", userId: "axe-1", event: "Delivery Delayed" },
  ]);
  return personCalled(on, "axel");
}
