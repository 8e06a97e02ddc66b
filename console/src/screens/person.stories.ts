import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type OpenConsole, personCalled, send } from "./console.fixture.ts";

/** Who is who, and how a human changes it. */
export function personStories(opened: () => OpenConsole): void {
  test("two are merged, and the merge is taken back: each has again what was theirs", async () => {
    const { on, at, visit } = opened();
    await send(on, on.owner.serverWriteKey, [
      { type: "identify", userId: "odile-1", traits: { name: "Odile Heitz" } },
      { type: "track", userId: "odile-1", event: "Signed Up" },
      { type: "identify", anonymousId: "odile-phone", traits: { name: "Odette Heitz" } },
      { type: "track", anonymousId: "odile-phone", event: "Newsletter Read" },
    ]);
    const odile = await personCalled(on, "odile-1");
    await personCalled(on, "odette");
    const { page, complaints } = await visit(at(`/people/${odile}`));
    await entry(page, "Signed Up").waitFor();

    await page.keyboard.press("m");
    await page.keyboard.type("odette");
    await page.getByRole("option", { name: /Odette Heitz/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("list", { name: "The two people" }).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Merge" }).click();
    await entry(page, "Newsletter Read").waitFor();
    expect(await entry(page, "Signed Up").count()).toBe(1);

    await page.getByRole("button", { name: "Undo" }).first().click();
    await entry(page, "Newsletter Read").waitFor({ state: "detached" });
    await entry(page, "Signed Up").waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("an identifier is split off, and rejoined by undo", async () => {
    const { on, at, visit } = opened();
    await send(on, on.owner.serverWriteKey, [
      { type: "identify", userId: "kofi-1", anonymousId: "shared-tablet", traits: { name: "Kofi Mensah" } },
      { type: "track", userId: "kofi-1", event: "Order Completed" },
      { type: "track", anonymousId: "shared-tablet", event: "Catalogue Browsed" },
    ]);
    const kofi = await personCalled(on, "kofi");
    const { page } = await visit(at(`/people/${kofi}`));
    await entry(page, "Catalogue Browsed").waitFor();

    await page.getByRole("button", { name: "More about this person" }).click();
    await page.getByRole("menuitem", { name: "Split into two people…" }).click();
    await page.getByRole("checkbox", { name: /shared-tablet/ }).click();
    await page.getByRole("list", { name: "The people there will be" }).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Split" }).click();
    await entry(page, "Catalogue Browsed").waitFor({ state: "detached" });
    await entry(page, "Order Completed").waitFor();

    await page.getByRole("button", { name: "Undo" }).first().click();
    await entry(page, "Catalogue Browsed").waitFor();
    await page.context().close();
  });

  test("a person is erased after their name was typed", async () => {
    const { on, at, visit } = opened();
    await send(on, on.owner.serverWriteKey, [{ type: "identify", userId: "gone-1", traits: { name: "Gustav Gone" } }]);
    const gustav = await personCalled(on, "gustav");
    const { page } = await visit(at(`/people/${gustav}`));
    await page.getByRole("button", { name: "More about this person" }).click();
    await page.getByRole("menuitem", { name: "Erase…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("Somebody Else");
    await dialog.getByRole("button", { name: "Erase for good" }).click();
    await dialog.getByText("so that nobody is erased by a slip").waitFor();
    await dialog.getByRole("textbox").fill("gustav gone");
    await dialog.getByRole("button", { name: "Erase for good" }).click();
    await page.getByRole("heading", { name: "People" }).waitFor();

    await page.goto(at(`/people/${gustav}`));
    await page.getByText("There is no such person").waitFor();
    await page.context().close();
  });
}

function entry(page: Page, name: string) {
  return page.getByRole("feed", { name: "Timeline" }).getByRole("article", { name: new RegExp(`^${name}`) });
}
