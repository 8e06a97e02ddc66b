import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { accessibilityProblems, contrastProblems, popupProblems } from "../preview/preview.fixture.ts";
import { type OpenConsole, send } from "./console.fixture.ts";

const pages = [
  "/companies",
  "/companies?q=nothing-like-it",
  "/catalogue",
  "/catalogue?q=nothing-like-it",
  "/import",
  "/settings/workspace",
  "/settings/members",
  "/settings/audit",
  "/settings/sample",
  "/settings/install",
  "/settings/keys",
  "/settings/quarantine",
  "/settings/identity",
  "/settings/review",
  "/settings/teams",
  "/settings/chat",
  "/settings/routing",
  "/settings/hours",
  "/settings/sla",
];

/** axe in both themes, on the places where a workspace is set up and filled. */
export function workspaceAccessibilityStories(opened: () => OpenConsole): void {
  describe("every page of companies, catalogue, import and settings is accessible in both themes", () => {
    test.each(pages)("%s", async (path) => {
      const { at, visit } = opened();
      await sendUnmapped(opened());
      const { page, complaints } = await visit(at(path), { colorScheme: "light" });
      await expectAccessible(page);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });

  test("the workbench of an import is accessible", async () => {
    const { at, visit } = opened();
    const { page } = await visit(at("/import"), { colorScheme: "light" });
    const buffer = Buffer.from("email,when,amount\nmia@example.com,2026-10-03,4.2\n");
    await page.locator("input[type=file]").setInputFiles({ name: "axe.csv", mimeType: "text/csv", buffer });
    await page.getByRole("heading", { name: "Preview" }).waitFor();
    await expectAccessible(page);
    await page.context().close();
  });

  test("panels and dialogs are accessible while open", async () => {
    const { at, visit } = opened();
    const inTurn = [
      ["/catalogue", "Map this name: Grinder Serviced"],
      ["/settings/keys", "New key"],
      ["/settings/members", "Invite"],
      ["/settings/identity", "Replace it…"],
    ] as const;
    await sendUnmapped(opened());
    const { page } = await visit(at("/live"));
    for (const [path, opener] of inTurn) {
      await page.goto(at(path));
      await page.getByRole("button", { name: opener }).click();
      await page.getByRole("dialog").waitFor();
      await page.waitForTimeout(200);
      expect(await popupProblems(page)).toEqual([]);
    }
    await page.context().close();
  });
}

async function sendUnmapped({ on }: OpenConsole): Promise<void> {
  await send(on, on.owner.serverWriteKey, [
    { type: "track", messageId: "axe-unmapped", userId: "axe-2", event: "Grinder Serviced" },
  ]);
}

async function expectAccessible(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForTimeout(500);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator("html[data-theme=dark]").waitFor();
  // Read anew, as Chromium now and then leaves a text that stands still in the colours of before.
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForTimeout(500);
  expect(await contrastProblems(page)).toEqual([]);
}
