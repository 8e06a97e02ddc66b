import { describe, expect, test } from "vitest";
import { accessibilityProblems, contrastProblems, type OpenPreview, popupProblems } from "./preview.fixture.ts";

const pages = [
  "/parts?section=actions",
  "/parts?section=fields",
  "/parts?section=texts",
  "/parts?section=feedback",
  "/parts?section=overlays",
  "/parts?section=data",
  "/parts?section=writing",
  "/parts?section=charts",
  "/parts/shell",
  "/parts/broken",
  "/parts/setup",
  "/parts/setup?step=2",
  "/parts/setup?step=3",
  "/parts/sign-in?sso",
  "/parts/sign-in?step=code",
  "/parts/invitation",
  "/parts/invitation?closed",
  "/account",
];

// High enough that nothing lies below the fold, where contrast cannot be measured.
const viewport = { width: 1280, height: 2200 };

/** axe in both themes, on every part and every screen. */
export function accessibilityStories(preview: () => OpenPreview): void {
  describe("every page is accessible in both themes and keeps the content policy", () => {
    test.each(pages)("%s", async (path) => {
      const { page, complaints } = await preview().visit(path, { colorScheme: "light", viewport });
      expect(await accessibilityProblems(page)).toEqual([]);

      await page.emulateMedia({ colorScheme: "dark" });
      await page.locator("html[data-theme=dark]").waitFor();
      expect(await contrastProblems(page)).toEqual([]);
      expect(complaints.filter((complaint) => !/fails on purpose|parts\/broken/.test(complaint))).toEqual([]);
      await page.context().close();
    });
  });

  test("dialogs, a menu and a side panel are accessible while open", async () => {
    const { page } = await preview().visit("/people");
    const inTurn = [
      { open: () => page.keyboard.press("Control+k"), shows: "dialog", close: true },
      { open: () => page.keyboard.press("?"), shows: "dialog", close: true },
      {
        open: () => page.getByRole("button", { name: "Ada Lovelace, your account" }).click(),
        shows: "menu",
        close: true,
      },
      { open: () => page.getByRole("row").nth(2).click(), shows: "dialog", close: false },
    ] as const;
    for (const { open, shows, close } of inTurn) {
      await open();
      await page.getByRole(shows).waitFor();
      expect(await popupProblems(page)).toEqual([]);
      if (close) await page.keyboard.press("Escape");
      if (close) await page.getByRole(shows).waitFor({ state: "detached" });
    }
    await page.context().close();
  });
}
