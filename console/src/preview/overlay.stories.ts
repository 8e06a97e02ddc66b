import { expect, test } from "vitest";
import type { OpenPreview } from "./preview.fixture.ts";

/** How floating things come and go. */
export function overlayStories(preview: () => OpenPreview): void {
  test("a dialog takes the focus to its first field and gives it back", async () => {
    const { page } = await preview().visit("/parts?section=overlays");
    const trigger = page.getByRole("button", { name: "Merge people" });
    await trigger.click();
    const reason = page.getByRole("dialog").getByLabel("Reason");
    await reason.waitFor();
    await expect.poll(() => reason.evaluate((field) => field === document.activeElement)).toBe(true);

    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => trigger.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.context().close();
  });

  test("a menu is moved in with arrows and acts with Enter", async () => {
    const { page } = await preview().visit("/parts?section=actions");
    await page.getByRole("button", { name: "Actions" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "Rename" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("Renamed", { exact: true }).waitFor();
    await page.context().close();
  });

  test("a notice offers Undo, and Undo undoes", async () => {
    const { page } = await preview().visit("/parts?section=overlays");
    await page.getByRole("button", { name: "With Undo" }).click();
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await page.getByText("Key is back", { exact: true }).waitFor();
    await page.getByText("Key revoked", { exact: true }).waitFor({ state: "detached" });
    await page.context().close();
  });

  test("a tooltip shows words and shortcut on keyboard focus", async () => {
    const { page } = await preview().visit("/parts?section=actions");
    await page.getByRole("button", { name: "Pause" }).focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Shift+Tab");
    await page.getByRole("button", { name: "Rename" }).focus();
    await page.locator("[data-base-ui-portal]").getByText("Rename").waitFor();
    await page.context().close();
  });

  test("a long deed can be cancelled", async () => {
    const { page } = await preview().visit("/parts?section=feedback");
    expect(await page.getByRole("progressbar", { name: "orders-2025.csv" }).getAttribute("aria-valuenow")).toBe(
      "412000",
    );
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Cancelled. Nothing more is read.").waitFor();
    await page.context().close();
  });
}
