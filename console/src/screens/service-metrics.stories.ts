import { makeOwner, type Owner } from "@throughline/server/server.fixture.ts";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { accessibilityProblems, contrastProblems } from "../preview/preview.fixture.ts";
import type { OpenConsole } from "./console.fixture.ts";
import { liveThroughWeeks } from "./service-metrics.fixture.ts";

/** How well customers are served, in a workspace of its own, so that no other story changes the numbers. */
export function serviceStories(opened: () => OpenConsole): void {
  describe("the service dashboard", () => {
    let owner: Owner;
    beforeAll(async () => {
      const { on } = opened();
      owner = await makeOwner(on.server, on.url, "Numbers");
    });
    const open = async (path: string) => {
      const visit = await opened().visit(opened().at(path, owner.workspaceId), { cookie: owner.cookie });
      visit.page.setDefaultTimeout(10_000);
      return visit;
    };

    test("before anybody wrote it says what will be there", async () => {
      const { page } = await open("/live");
      await page.getByRole("heading", { name: "Live" }).waitFor();
      await page.keyboard.press("g");
      await page.keyboard.press("m");
      await page.getByText("No conversation in this time").waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.context().close();
    });

    test("numbers lead to as many conversations as they say, by outcome, hours and channel", async () => {
      await liveThroughWeeks(opened(), owner, { days: 8, aDay: 4 });
      const { page, complaints } = await open("/service");
      await row(page, "First response").waitFor();
      await page.getByText(`${await said(page, "First response")} first responses`).waitFor();
      const course = page.getByRole("table", { name: "First response, by date" });
      expect(await course.getByRole("row").count()).toBe(29);

      await row(page, "Reopened").click();
      const resolved = await said(page, "Reopened");
      await page.getByText(`${resolved} resolved`).waitFor();
      await page.getByRole("button", { name: "Not reopened" }).click();
      await expect.poll(() => page.getByText(/\d+ resolved$/).textContent()).not.toBe(`${resolved} resolved`);

      await row(page, "Full resolution").click();
      const all = await row(page, "Full resolution").textContent();
      await page.getByRole("button", { name: "Business hours" }).click();
      await expect.poll(() => row(page, "Full resolution").textContent()).not.toBe(all);
      await page.getByRole("combobox", { name: "Channel" }).click();
      await page.getByRole("option", { name: "Email" }).click();
      await expect.poll(() => said(page, "Reopened")).toBeLessThan(resolved);
      await page.reload();
      await page.getByRole("heading", { name: "Full resolution" }).waitFor();
      expect(new URL(page.url()).searchParams.get("channel")).toBe("email");
      await page.locator("tbody tr[aria-rowindex]").first().click();
      await page.waitForURL(/\/inbox\?c=/);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test.each(["full_resolution_time", "backlog", "reopen_rate"])("%s is accessible in both themes", async (metric) => {
      const { page } = await open(`/service?metric=${metric}`);
      await page.locator("tbody tr[aria-rowindex]").first().waitFor();
      await page.waitForTimeout(300);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.locator("html[data-theme=dark]").waitFor();
      expect(await contrastProblems(page)).toEqual([]);
      await page.context().close();
    });
  });
}

function row(page: Page, name: string) {
  return page.getByRole("navigation", { name: "Service metrics" }).getByRole("button", { name });
}

/** How many observations a number says it rests on. */
async function said(page: Page, name: string): Promise<number> {
  const text = await row(page, name).getByText(/^n = /).textContent();
  return Number(/n = ([\d,.]+)/.exec(text ?? "")?.[1]);
}
