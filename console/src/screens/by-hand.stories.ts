import { ask } from "@throughline/server/server.fixture.ts";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { popupProblems } from "../preview/preview.fixture.ts";
import { type OpenConsole, personCalled, send } from "./console.fixture.ts";

/** What a colleague knows of somebody, and says by hand. */
export function byHandStories(opened: () => OpenConsole): void {
  test("a trait is added by keyboard, changed with its type, removed, and brought back by undo", async () => {
    const { on, at, visit } = opened();
    await send(on, on.owner.serverWriteKey, [{ type: "identify", userId: "vera-1", traits: { name: "Vera Vogt" } }]);
    const vera = await personCalled(on, "vera-1");
    const { page, complaints } = await visit(at(`/people/${vera}`));
    page.setDefaultTimeout(10_000);
    await page.getByRole("heading", { name: "Vera Vogt" }).waitFor();
    await page.keyboard.press("t");
    await page.getByRole("dialog").waitFor();
    await page.waitForTimeout(200);
    expect(await popupProblems(page)).toEqual([]);
    // While a dialog is open, letters are none of the screen's.
    await page.getByRole("button", { name: "Cancel" }).focus();
    await page.keyboard.press("m");
    expect(await page.getByRole("dialog").count()).toBe(1);
    await page.getByRole("textbox", { name: "Name" }).focus();
    await page.keyboard.type("cups a day");
    await page.getByRole("combobox", { name: "Type" }).click();
    await page.getByRole("option", { name: "Number" }).click();
    await page.getByRole("textbox", { name: "Value" }).fill("three");
    await page.keyboard.press("Enter");
    await page.getByText("A number has digits and one point.").waitFor();
    await page.getByRole("textbox", { name: "Value" }).fill("3");
    await page.keyboard.press("Enter");
    await page.getByText("“cups a day” is saved").waitFor();
    expect(await traits(opened(), vera)).toMatchObject({ "cups a day": 3 });

    await page.getByRole("button", { name: "Change cups a day" }).click();
    await page.getByRole("button", { name: "Remove it" }).click();
    await page.getByText("“cups a day” is removed").waitFor();
    await page.getByRole("button", { name: "Change cups a day" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).first().click();
    await page.getByRole("button", { name: "Change cups a day" }).waitFor();
    expect(await traits(opened(), vera)).toMatchObject({ "cups a day": 3 });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("a consent is recorded with its proof, replaced by a refusal, and both stand in the log", async () => {
    const { on, at, visit } = opened();
    await send(on, on.owner.serverWriteKey, [{ type: "identify", userId: "wim-1", traits: { name: "Wim Wolters" } }]);
    const wim = await personCalled(on, "wim-1");
    const { page, complaints } = await visit(at(`/people/${wim}`));
    page.setDefaultTimeout(10_000);
    await page.getByRole("heading", { name: "Wim Wolters" }).waitFor();
    await page.keyboard.press("c");
    await page.getByRole("dialog").waitFor();
    await page.waitForTimeout(200);
    expect(await popupProblems(page)).toEqual([]);
    await page.getByRole("button", { name: "newsletter" }).click();
    await page.getByRole("combobox", { name: "By" }).click();
    await page.getByRole("option", { name: "Email" }).click();
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await page.getByText("Without proof it is no consent.").waitFor();
    await page.getByLabel("How it is known").fill("He said so on the phone on Monday.");
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await line(page, /newsletter by Email\s*Allowed .* Olive Owner/).waitFor();

    await page.keyboard.press("c");
    await page.getByRole("button", { name: "newsletter" }).click();
    await page.getByRole("combobox", { name: "By" }).click();
    await page.getByRole("option", { name: "Email" }).click();
    await page.getByRole("radio", { name: /Refused/ }).click();
    await page.getByLabel("How it is known").fill("A letter.");
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await line(page, /newsletter by Email\s*Forbidden/).waitFor();

    await page.getByRole("button", { name: "All that was ever said" }).click();
    const log = page.getByRole("dialog", { name: "Consent log" });
    await expect.poll(() => log.getByRole("listitem").count()).toBeGreaterThanOrEqual(2);
    await log.getByText("newsletter by Email").last().click();
    await log.getByText("He said so on the phone on Monday.").waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
}

function line(page: Page, words: RegExp) {
  return page.getByRole("region", { name: "Consent" }).getByRole("listitem").filter({ hasText: words });
}

interface Said {
  traits: { name: string; value: unknown }[];
}

async function traits({ on }: OpenConsole, personId: string): Promise<Record<string, unknown>> {
  const path = `/api/workspaces/${on.owner.workspaceId}/people/${personId}`;
  const { body } = await ask<Said>(on.url, "GET", path, { cookie: on.owner.cookie });
  return Object.fromEntries(body.traits.map(({ name, value }) => [name, value]));
}
