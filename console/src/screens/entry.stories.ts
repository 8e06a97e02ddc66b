import { addMember, ask } from "@throughline/server/server.fixture.ts";
import { expect, test } from "vitest";
import { type OpenConsole, personCalled, send } from "./console.fixture.ts";

/** The door. */
export function entryStories(opened: () => OpenConsole): void {
  test("one signs in and comes where one wanted to go, and out again", async () => {
    const { on, at, visit } = opened();
    const { page, complaints } = await visit(at("/people?sort=revenue"), { cookie: null });
    await page.getByLabel("Email").fill(on.owner.email);
    await page.getByLabel("Password", { exact: true }).fill("not the right one");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Password", { exact: true }).fill(on.owner.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "People" }).waitFor();
    expect(page.url()).toContain("sort=revenue");

    await page.getByRole("button", { name: "Olive Owner, your account" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    // Of the wrong password alone.
    expect(complaints).toEqual([expect.stringContaining("401")]);
    await page.context().close();
  });

  test("the door is quiet: whoever is signed out is asked to sign in, and no request fails", async () => {
    const { on, visit } = opened();
    const { page, complaints } = await visit(on.url, { cookie: null });
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("an invitation makes an account and leads inside", async () => {
    const { on, visit } = opened();
    const path = `/api/workspaces/${on.owner.workspaceId}/invitations`;
    const body = { email: "zofia@example.com", role: "agent" };
    const asked = { cookie: on.owner.cookie, body };
    const { body: invitation } = await ask<{ url: string }>(on.url, "POST", path, asked);
    const { page } = await visit(on.url + new URL(invitation.url).pathname, { cookie: null });
    await page.getByLabel("Your name").fill("Zofia Wróbel");
    await page.getByLabel("Choose a password").fill("a long enough one");
    await page.getByRole("button", { name: "Join" }).click();
    await page.getByRole("heading", { name: "Live" }).waitFor();
    await page.getByRole("button", { name: "Zofia Wróbel, your account" }).waitFor();
    await page.context().close();
  });

  test("a workspace of others is nobody's here", async () => {
    const { at, visit } = opened();
    const { page } = await visit(at("/live", "00000000-0000-4000-8000-000000000000"));
    await page.getByText("You are no member of this workspace").waitFor();
    await page.getByRole("button", { name: "To your workspace" }).click();
    await page.getByRole("heading", { name: "Live" }).waitFor();
    await page.context().close();
  });

  test("who may not merge is not offered it", async () => {
    const { on, at, visit } = opened();
    const analyst = await addMember(on.url, on.owner, "analyst");
    await send(on, on.owner.serverWriteKey, [{ type: "identify", userId: "seen-1", traits: { name: "Selma Seen" } }]);
    const path = `/people/${await personCalled(on, "selma")}`;
    const owned = await visit(at(path));
    await owned.page.getByRole("button", { name: "Merge" }).waitFor();
    await owned.page.context().close();

    const { page } = await visit(at(path), { cookie: analyst.cookie });
    await page.getByRole("heading", { name: "Selma Seen" }).waitFor();
    for (const deed of ["Merge", "Add a trait", "Record a consent"])
      expect(await page.getByRole("button", { name: deed }).count()).toBe(0);
    await page.getByRole("button", { name: "More about this person" }).click();
    expect(await page.getByRole("menuitem").allTextContents()).toEqual(["Who was this on…"]);
    await page.context().close();
  });
}
