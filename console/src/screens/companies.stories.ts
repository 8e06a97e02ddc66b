import { expect, test } from "vitest";
import { accessibilityProblems, contrastProblems } from "../preview/preview.fixture.ts";
import { type OpenConsole, send } from "./console.fixture.ts";

/** The companies that customers belong to. */
export function companiesStories(opened: () => OpenConsole): void {
  test("a company is found, opened by key, and leads to its people and back to its line", async () => {
    const { on, at, visit } = opened();
    await send(on, on.owner.serverWriteKey, [
      { type: "identify", userId: "bar-1", traits: { name: "Bruno Barista" } },
      { type: "group", userId: "bar-1", groupId: "acme-42", traits: { name: "Acme Coffee Bars", plan: "wholesale" } },
      { type: "group", userId: "bar-1", groupId: "alder", traits: { name: "Alder Café" } },
      { type: "track", userId: "bar-1", event: "Order Completed", properties: { revenue: 40 } },
    ]);
    const { page, complaints } = await visit(at("/live"));
    page.setDefaultTimeout(10_000);
    await page.getByRole("heading", { name: "Live" }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("o");
    await page.getByRole("row", { name: /Alder Café/ }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("bars acme");
    await expect.poll(() => page.locator("tbody tr[aria-rowindex]").count()).toBe(1);
    await page.getByRole("row", { name: /Acme Coffee Bars.*plan wholesale/ }).waitFor();

    await page.keyboard.press("Tab");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Acme Coffee Bars" }).waitFor();
    await page.getByText("acme-42").first().waitFor();
    await page.waitForTimeout(300);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.locator("html[data-theme=dark]").waitFor();
    expect(await contrastProblems(page)).toEqual([]);
    await page.getByRole("row", { name: /Bruno Barista/ }).click();
    await page.getByRole("heading", { name: "Bruno Barista" }).waitFor();
    await page.getByRole("link", { name: "Alder Café" }).click();
    await page.getByRole("heading", { name: "Alder Café" }).waitFor();
    await page.getByRole("link", { name: "Companies" }).last().click();
    await page.getByRole("row", { name: /Acme Coffee Bars/ }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("a company that is not there is told as such", async () => {
    const { at, visit } = opened();
    const { page } = await visit(at("/companies/00000000-0000-4000-8000-000000000000"));
    page.setDefaultTimeout(10_000);
    await page.getByText("There is no such company").waitFor();
    await page.context().close();
  });
}
