import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { OpenPreview } from "./preview.fixture.ts";

const rowNames = (page: Page) =>
  page.getByRole("grid", { name: "People", exact: true }).locator("tbody td:first-child").allTextContents();

/** How tables and lists are moved in. */
export function listStories(preview: () => OpenPreview): void {
  test("a table of 23,570 rows draws few of them, and j, k, End and Enter reach all", async () => {
    const { page } = await preview().visit("/people");
    const grid = page.getByRole("grid", { name: "People" });
    expect(await grid.getAttribute("aria-rowcount")).toBe("23571");
    expect(await page.getByRole("row").count()).toBeLessThan(60);

    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    expect(await activeRow(page)).toContain("Ada Lovelace");

    await page.keyboard.press("End");
    await page.locator("[aria-rowindex='23571']").waitFor();
    expect(
      await page.locator(`[id='${await grid.getAttribute("aria-activedescendant")}']`).getAttribute("aria-rowindex"),
    ).toBe("23571");

    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.context().close();
  });

  test("a side panel leaves the list in reach and follows it", async () => {
    const { page } = await preview().visit("/people");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    const panel = page.getByRole("dialog");
    await panel.getByRole("heading", { name: "Ada Lovelace" }).waitFor();

    await page.keyboard.press("j");
    await panel.getByRole("heading", { name: "Noor Tanaka" }).waitFor();
    await page.context().close();
  });

  test("a column header sorts, and says which way", async () => {
    const { page } = await preview().visit("/parts?section=data");
    const header = page.getByRole("grid", { name: "People", exact: true }).getByRole("columnheader", { name: "Name" });
    await header.getByRole("button").click();
    expect(await header.getAttribute("aria-sort")).toBe("ascending");
    const ascending = await rowNames(page);
    expect(ascending[0]).toContain("Ada");

    await header.getByRole("button").click();
    expect(await header.getAttribute("aria-sort")).toBe("descending");
    expect((await rowNames(page))[0]).toContain("Zoë");
    await page.context().close();
  });

  test("columns can be hidden and shown", async () => {
    const { page } = await preview().visit("/people");
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Email" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Id" }).click();
    await page.keyboard.press("Escape");
    const headers = await page.getByRole("columnheader").allTextContents();
    expect(headers).not.toContain("Email");
    expect(headers).toContain("Id");
    await page.context().close();
  });

  test("what arrives above does not move what one reads", async () => {
    const { page } = await preview().visit("/parts?section=data");
    const feed = page.getByRole("feed", { name: "Touchpoints" });
    await feed.evaluate((element) => element.parentElement!.scrollTo(0, 3_000));
    const read = feed.locator("article[aria-posinset='86']");
    await read.waitFor();
    const label = await read.getAttribute("aria-label");
    const height = await heightInList(read);

    await page.getByRole("button", { name: "Add five above" }).click();
    const same = feed.locator("article[aria-posinset='91']");
    await same.waitFor();
    expect(await same.getAttribute("aria-label")).toBe(label);
    expect(await heightInList(same)).toBeCloseTo(height, 0);
    await page.context().close();
  });
}

async function activeRow(page: Page): Promise<string> {
  const id = await page.getByRole("grid", { name: "People" }).getAttribute("aria-activedescendant");
  return (await page.locator(`[id='${id}']`).textContent()) ?? "";
}

/** How far below the top of its scrolling list an item stands, in pixels. */
function heightInList(item: Locator): Promise<number> {
  return item.evaluate((element) => {
    const scroller = element.closest("[role=feed]")!.parentElement!;
    return element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  });
}
