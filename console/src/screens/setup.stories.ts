import { expect, test } from "vitest";
import { accessibilityProblems } from "../preview/preview.fixture.ts";
import type { OpenConsole } from "./console.fixture.ts";

/** The first visit. */
export function setupStories(opened: () => OpenConsole): void {
  test("the first visit founds the workspace, and shows the first event as it arrives", async () => {
    await using server = await opened().unfounded();
    const { page, complaints } = await opened().visit(server.url, { cookie: null });
    await page.getByLabel("Your name").fill("Ada Lindqvist");
    expect(page.url()).toBe(`${server.url}/setup`);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByLabel("Email").fill("ada@example.com");
    await page.getByLabel("Password", { exact: true }).fill("short");
    await page.getByLabel("Workspace").fill("Kestrel Coffee");
    await page.getByRole("button", { name: "Create workspace" }).click();
    await page
      .getByText(/at least 10|10 characters or more|lengthen/i)
      .first()
      .waitFor();
    await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
    await page.getByRole("button", { name: "Create workspace" }).click();

    await page.getByText("Waiting for your first event").waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const key = /wk_[A-Za-z0-9_-]{22}/.exec((await page.locator("main").textContent()) ?? "")?.[0] ?? "";
    const body = JSON.stringify({ writeKey: key, anonymousId: "visitor-1", event: "Kettle Admired" });
    await fetch(`${server.url}/v1/track`, { method: "POST", body });
    await page.getByText("First event received").waitFor();
    await page.getByRole("button", { name: "Open Live" }).click();
    await page.getByRole("heading", { name: "Live" }).waitFor();
    await page.getByText("Kettle Admired").first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
}
