import { ask } from "@throughline/server/server.fixture.ts";
import { expect, test } from "vitest";
import type { OpenConsole } from "./console.fixture.ts";

/** The settings of a workspace. */
export function settingsStories(opened: () => OpenConsole): void {
  test("a secret key is shown once, works as far as its scopes go, and ends when it is revoked", async () => {
    const { on, at, visit } = opened();
    const { page, complaints } = await visit(at("/settings/keys"));
    await page.getByRole("button", { name: "New key" }).click();
    await page.getByLabel("Name").fill("Billing");
    await page.getByRole("radio", { name: /Secret key/ }).click();
    await page.getByRole("button", { name: "Make the key" }).click();
    const dialog = page.getByRole("dialog", { name: "Key “Billing”" });
    const key = (await dialog.locator("code").textContent()) ?? "";
    expect(key).toMatch(/^sk_/);
    await dialog.getByRole("button", { name: "I have saved it" }).click();
    await page.getByText("Billing").waitFor();
    expect(await page.content()).not.toContain(key);

    const people = `/api/workspaces/${on.owner.workspaceId}/people`;
    expect((await ask(on.url, "GET", people, { key })).status).toBe(200);
    expect((await ask(on.url, "GET", `/api/workspaces/${on.owner.workspaceId}/keys`, { key })).status).toBe(403);

    await page.getByRole("button", { name: "Revoke the key Billing" }).click();
    await page.getByText("This cannot be undone", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Revoke", exact: true }).click();
    await page.getByText("The key “Billing” is revoked").waitFor();
    expect((await ask(on.url, "GET", people, { key })).status).toBe(401);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("an invitation's link lets somebody in, in the role that was chosen", async () => {
    const { on, at, visit } = opened();
    const { page } = await visit(at("/settings/members"));
    await page.getByRole("heading", { name: "Members" }).waitFor();
    await page.keyboard.press("i");
    await page.getByLabel("Email").fill("mira@example.com");
    await page.getByRole("radio", { name: /Analyst/ }).click();
    await page.getByRole("button", { name: "Make the link" }).click();
    const link =
      (await page
        .getByRole("dialog", { name: /mira@example\.com/ })
        .locator("code")
        .textContent()) ?? "";

    const { page: theirs } = await visit(on.url + new URL(link).pathname, { cookie: null });
    await theirs.getByLabel("Your name").fill("Mira Novak");
    await theirs.getByLabel("Choose a password").fill("a long enough one");
    await theirs.getByRole("button", { name: "Join" }).click();
    await theirs.getByRole("heading", { name: "Live" }).waitFor();

    await page.reload();
    await page.getByRole("combobox", { name: "Role of Mira Novak" }).waitFor();
    expect(await page.getByRole("combobox", { name: "Role of Mira Novak" }).textContent()).toContain("Analyst");
    await Promise.all([page.context().close(), theirs.context().close()]);
  });

  test("claims are trusted only by whoever has read what it means, and distrusted at once", async () => {
    const { on, at, visit } = opened();
    const { page } = await visit(at("/settings/identity"));
    const trust = page.getByRole("switch", { name: /Trust claims/ });
    await trust.click();
    await page.getByText("Whoever knows a customer’s email", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Keep asking for proof" }).click();
    expect(await trusts()).toBe(false);

    await trust.click();
    await page.getByRole("button", { name: "Trust claims" }).click();
    await page.getByText("Claims are trusted from now on").waitFor();
    expect(await trusts()).toBe(true);

    await trust.click();
    await page.getByText("Claims are no longer trusted").waitFor();
    expect(await trusts()).toBe(false);
    await page.context().close();

    async function trusts(): Promise<boolean> {
      const path = `/api/workspaces/${on.owner.workspaceId}`;
      const { body } = await ask<{ trustsClaims: boolean }>(on.url, "GET", path, { cookie: on.owner.cookie });
      return body.trustsClaims;
    }
  });

  test("the audit log finds an act by its words", async () => {
    const { at, visit } = opened();
    const { page } = await visit(at("/settings/audit"));
    await page.getByLabel("Search the audit log").fill("founded");
    await page.getByRole("row", { name: /founded the workspace/ }).waitFor();
    await page.getByLabel("Search the audit log").fill("nothing like this");
    await page.getByText("No act matches").waitFor();
    await page.context().close();
  });

  test("what cannot be stored is shown with its reason and as it was sent", async () => {
    const { on, at, visit } = opened();
    await ask(on.url, "POST", "/v1/batch", {
      body: { writeKey: on.owner.writeKey, batch: [{ type: "track", userId: "q-1", color: "mauve" }] },
    });
    const { page } = await visit(at("/settings/quarantine"));
    await page.getByText("A track item needs an event: the name of what happened.").first().click();
    await page.getByRole("dialog", { name: "Not stored" }).getByText("mauve").waitFor();
    await page.context().close();
  });
}
