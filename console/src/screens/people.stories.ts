import { expect, test } from "vitest";
import { type OpenConsole, personCalled, send } from "./console.fixture.ts";

/** How people are found. */
export function peopleStories(opened: () => OpenConsole): void {
  test("people are found while typing, with a mistake, and opened by key", async () => {
    const { on, at, visit } = opened();
    await send(on, on.owner.serverWriteKey, [
      { type: "identify", userId: "linh-1", traits: { name: "Linh Tanaka" } },
      { type: "identify", userId: "marta-1", traits: { name: "Marta Herrera" } },
    ]);
    await personCalled(on, "linh");
    const { page } = await visit(at("/people"));
    await page.getByRole("row", { name: /Linh Tanaka/ }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("tanakka");
    await expect.poll(() => page.locator("tbody tr[aria-rowindex]").count()).toBe(1);
    expect(page.url()).toContain("q=tanakka");

    await page.keyboard.press("Tab");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Linh Tanaka" }).waitFor();
    await page.goBack();
    await page.getByRole("row", { name: /Linh Tanaka/ }).waitFor();
    expect(await page.getByRole("grid").getAttribute("aria-activedescendant")).toBeTruthy();
    await page.context().close();
  });

  test("the palette finds people from anywhere", async () => {
    const { at, visit } = opened();
    const { page } = await visit(at("/account"));
    await page.getByRole("heading", { name: "Account" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("marta");
    await page.getByRole("option", { name: /Marta Herrera/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Marta Herrera" }).waitFor();
    await page.context().close();
  });
}
