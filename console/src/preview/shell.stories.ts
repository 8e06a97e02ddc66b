import { expect, test } from "vitest";
import type { OpenPreview } from "./preview.fixture.ts";

/** How one gets about. */
export function shellStories(preview: () => OpenPreview): void {
  test("g p goes to People, names the page and moves the focus to it", async () => {
    const { page } = await preview().visit("/live");
    await page.keyboard.press("g");
    await page.keyboard.press("p");
    await page.getByRole("heading", { name: "People" }).waitFor();
    expect(await page.title()).toBe("People · Northwind Coffee · Throughline");
    expect(await page.getByRole("link", { name: "People" }).getAttribute("aria-current")).toBe("page");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.context().close();
  });

  test("the palette takes a person who was found late, and commands of the screen", async () => {
    const { page } = await preview().visit("/live");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("haddad");
    await page
      .getByRole("option", { name: /Haddad/ })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await page
      .getByText(/Haddad$/)
      .last()
      .waitFor();

    await page.keyboard.press("Control+k");
    await page.keyboard.type("pause");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Resume" }).waitFor();
    await page.context().close();
  });

  test("the palette says when nothing is found", async () => {
    const { page } = await preview().visit("/live");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("xyzzy");
    await page.getByText("Nothing found for “xyzzy”.").waitFor();
    await page.context().close();
  });

  test("? shows the shortcuts of this screen, and letters can be turned off", async () => {
    const { page } = await preview().visit("/live");
    await page.keyboard.press("?");
    await page.getByRole("dialog").getByText("Pause the feed").waitFor();
    await page.getByRole("switch", { name: "Shortcuts of a single letter" }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });

    await page.keyboard.press("p");
    await page.keyboard.press("g");
    await page.keyboard.press("p");
    expect(await page.getByRole("heading", { name: "Live" }).isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Pause" }).isVisible()).toBe(true);

    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
    await page.context().close();
  });

  test("letters typed into a field are no shortcuts", async () => {
    const { page } = await preview().visit("/people");
    await page.getByLabel("Search people").click();
    await page.keyboard.type("glj?");
    expect(await page.getByLabel("Search people").inputValue()).toBe("glj?");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.context().close();
  });

  test("the navigation is folded at 1024 pixels, unfolds with [ and stays so", async () => {
    const { page } = await preview().visit("/people", { viewport: { width: 1024, height: 768 } });
    const navigation = page.getByRole("navigation", { name: "Main" });
    expect((await navigation.boundingBox())!.width).toBeLessThan(50);
    expect(await navigation.getByRole("link", { name: "People" }).isVisible()).toBe(true);

    await page.keyboard.press("[");
    await expect.poll(async () => (await navigation.boundingBox())!.width).toBeGreaterThan(150);
    await page.reload();
    await expect.poll(async () => (await navigation.boundingBox())!.width).toBeGreaterThan(150);
    await page.context().close();
  });

  test("an interrupted connection is said, and can be tried at once", async () => {
    const { page } = await preview().visit("/live?offline");
    const banner = page.getByText("Live updates are interrupted.");
    expect(await banner.count()).toBe(0);
    await banner.waitFor();
    await page.getByRole("button", { name: "Try now" }).click();
    await banner.waitFor({ state: "detached" });
    await page.context().close();
  });

  test("a screen that fails leaves the rest standing", async () => {
    const { page } = await preview().visit("/parts/broken");
    await page.getByText("This screen could not be shown").waitFor();
    await page.getByRole("link", { name: "People" }).click();
    await page.getByRole("heading", { name: "People" }).waitFor();
    await page.context().close();
  });

  test("an unknown address says so inside the shell", async () => {
    const { page } = await preview().visit("/people");
    await page.getByRole("link", { name: "Catalogue" }).click();
    await page.getByText("There is nothing at this address").waitFor();
    await page.context().close();
  });

  test("the chosen theme is there before the first paint", async () => {
    const { page } = await preview().visit("/people", { colorScheme: "light" });
    await page.getByRole("button", { name: "Ada Lovelace, your account" }).click();
    await page.getByRole("menuitemradio", { name: "Dark" }).click();
    await page.locator("html[data-theme=dark]").waitFor();

    await page.addInitScript(() => {
      document.addEventListener("readystatechange", () => {
        document.documentElement.dataset.early ??= document.documentElement.dataset.theme ?? "none";
      });
    });
    await page.reload();
    expect(await page.locator("html").getAttribute("data-early")).toBe("dark");
    await page.context().close();
  });
}
