import { ask } from "@throughline/server/server.fixture.ts";
import { expect, test } from "vitest";
import type { OpenConsole } from "./console.fixture.ts";

/** The settings of the service desk. */
export function deskSettingsStories(opened: () => OpenConsole): void {
  test("a team is made, its member gets a skill and slots of their own, and leaves by a click that can be undone", async () => {
    const { on, at, visit } = opened();
    const { page, complaints } = await visit(at("/settings/teams"));
    await page.getByRole("button", { name: "New team" }).click();
    await page.getByLabel("Name").fill("Wholesale");
    await page.getByRole("button", { name: "Make the team" }).click();
    await page.getByRole("button", { name: "Add people to Wholesale" }).click();
    await page.getByRole("option", { name: /Olive Owner/ }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "New skill" }).click();
    await page.getByLabel("Name").fill("Espresso machines");
    await page.getByRole("button", { name: "Make the skill" }).click();
    await page.getByRole("button", { name: "Rename Espresso machines" }).waitFor();

    const team = page.getByRole("region", { name: "Wholesale" });
    await team.getByRole("button", { name: "Skills and capacity of Olive Owner" }).click();
    await page.getByRole("combobox", { name: "Level of Espresso machines" }).click();
    await page.getByRole("option", { name: "4" }).click();
    await page.getByRole("spinbutton", { name: /^Slots/ }).fill("3");
    await page.getByRole("button", { name: "Save" }).click();
    await team.getByText("3 slots, their own").waitFor();
    await team.getByText("Espresso machines 4").waitFor();

    await team.getByRole("button", { name: "Take Olive Owner out of Wholesale" }).click();
    await team.getByText("Nobody is in this team").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await team.getByText("1 person").waitFor();

    // Other stories count on a desk without teams.
    await team.getByRole("button", { name: "More for Wholesale" }).click();
    await page.getByRole("menuitem", { name: "End the team…" }).click();
    await page.getByRole("button", { name: "End the team", exact: true }).click();
    await page.getByText("The team “Wholesale” has ended").waitFor();
    const { body } = await ask<{ name: string }[]>(on.url, "GET", `/api/workspaces/${on.owner.workspaceId}/teams`, {
      cookie: on.owner.cookie,
    });
    expect(body.map(({ name }) => name)).not.toContain("Wholesale");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("what is changed of a chat shows in the preview at once, and to visitors when it is saved", async () => {
    const { on, at, visit } = opened();
    const { page, complaints } = await visit(at("/settings/chat"));
    const preview = page.getByRole("complementary", { name: "Preview" });
    await preview.getByText("How can we help?").waitFor();
    await page.getByLabel("Title", { exact: true }).fill("Ask a roaster");
    await page.getByLabel("Colour", { exact: true }).fill("#0a7d5a");
    await preview.getByText("Ask a roaster").waitFor();
    const tag = await page.getByRole("region", { name: "Script tag of the chat" }).textContent();
    const key = /data-key="([^"]+)"/.exec(tag ?? "")?.[1];
    expect((await config()).texts).toEqual({});

    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("The chat is saved").waitFor();
    expect(await config()).toMatchObject({ accent: "#0a7d5a", texts: { en: { title: "Ask a roaster" } } });
    expect(complaints).toEqual([]);
    await page.context().close();

    async function config(): Promise<{ accent: string; texts: object }> {
      const response = await fetch(`${on.url}/chat/v1/config?key=${key}`);
      return response.json() as Promise<{ accent: string; texts: object }>;
    }
  });
}
