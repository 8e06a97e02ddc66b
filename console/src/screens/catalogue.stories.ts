import { ask } from "@throughline/server/server.fixture.ts";
import { expect, test } from "vitest";
import { type OpenConsole, send } from "./console.fixture.ts";

/** Saying what names mean. */
export function catalogueStories(opened: () => OpenConsole): void {
  test("mapping a name changes what history means, and undo changes it back", async () => {
    const { on, at, visit } = opened();
    await send(on, on.owner.serverWriteKey, [
      { type: "track", messageId: "tasting-1", userId: "t-1", event: "Tasting Held", properties: { price: 24.5 } },
      { type: "track", messageId: "tasting-2", userId: "t-2", event: "Tasting Held", properties: { price: 30 } },
    ]);
    const { page, complaints } = await visit(at("/catalogue"));
    await page.getByRole("button", { name: "Map this name: Tasting Held" }).click();
    const panel = page.getByRole("dialog", { name: "Tasting Held" });
    await panel.getByText("2 touchpoints", { exact: false }).first().waitFor();
    await panel.getByRole("combobox", { name: "Department" }).click();
    await page.getByRole("option", { name: "Sales" }).click();
    await panel.getByRole("combobox", { name: "Stage" }).click();
    await page.getByRole("option", { name: "Loyalty" }).click();
    await panel.getByRole("button", { name: "price" }).click();
    await panel.getByText("2 of the latest 2 touchpoints have a number there").waitFor();
    await panel.getByText("It applies to all 2 touchpoints in all of history").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByText("“Tasting Held” mapped").waitFor();
    expect(await meanings(opened())).toEqual([
      { stage: "loyalty", department: "sales", value: 24.5 },
      { stage: "loyalty", department: "sales", value: 30 },
    ]);

    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => meanings(opened()).then(([first]) => first?.stage)).toBeNull();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("several names are chosen and mapped with the keyboard alone", async () => {
    const { on, at, visit } = opened();
    await send(on, on.owner.serverWriteKey, [
      { type: "track", messageId: "roast-1", userId: "t-1", event: "Roast Begun" },
      { type: "track", messageId: "roast-2", userId: "t-1", event: "Roast Ended" },
    ]);
    const { page } = await visit(at("/catalogue?q=roast"));
    page.setDefaultTimeout(8_000);
    await page.getByRole("row", { name: /Roast Begun/ }).waitFor();
    for (const key of ["j", "x", "j", "x", "e"]) await page.keyboard.press(key);
    const panel = page.getByRole("dialog", { name: "2 names" });
    await panel.waitFor();
    await panel.getByRole("combobox", { name: "Department" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: "Product" }).waitFor();
    await page.keyboard.press("p");
    await page.keyboard.press("Enter");
    await panel.getByRole("combobox", { name: "Department" }).filter({ hasText: "Product" }).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByText("2 names mapped").waitFor();
    await page.getByRole("row", { name: /Roast Begun.*Product/ }).waitFor();
    await page.getByRole("row", { name: /Roast Ended.*Product/ }).waitFor();
    await page.context().close();
  });
}

interface Shown {
  name: string;
  stage: string | null;
  department: string | null;
  value: number | null;
}

async function meanings({ on }: OpenConsole) {
  const path = `/api/workspaces/${on.owner.workspaceId}/touchpoints?q=Tasting+Held`;
  const { body } = await ask<{ touchpoints: Shown[] }>(on.url, "GET", path, { cookie: on.owner.cookie });
  return body.touchpoints
    .map(({ stage, department, value }) => ({ stage, department, value }))
    .sort((one, other) => Number(one.value) - Number(other.value));
}
