import { ask } from "@throughline/server/server.fixture.ts";
import { expect, test } from "vitest";
import { accessibilityProblems, popupProblems } from "../preview/preview.fixture.ts";
import { type OpenConsole, personCalled, send } from "./console.fixture.ts";

/** By which rules a workspace tells people from each other. */
export function identityStories(opened: () => OpenConsole): void {
  test("a limit is changed by key, everybody is looked at again, and undo brings the usual one back", async () => {
    const { on, at, visit } = opened();
    const { page, complaints } = await visit(at("/settings/identity"));
    const pencil = page.getByRole("button", { name: "Change how many of email a person may have" });
    await pencil.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await expect.poll(() => pencil.evaluate((button) => button === document.activeElement)).toBe(true);

    await page.keyboard.press("Enter");
    await page.getByLabel("How many of email a person may have").fill("0");
    await page.keyboard.press("Enter");
    await page
      .getByText(/1 to 100,000|greater than or equal/)
      .first()
      .waitFor();
    await page.getByLabel("How many of email a person may have").fill("7");
    await page.keyboard.press("Enter");
    await page.getByText("A person may have 7 emails now").waitFor();
    expect(await mostEmails()).toBe(7);
    await page.getByText("A limit was changed").first().waitFor();
    await page
      .getByText(/^Done in/)
      .first()
      .waitFor();

    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(mostEmails).toBe(5);
    await page.getByRole("button", { name: "Back to the usual 5" }).waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
    await page.context().close();

    async function mostEmails(): Promise<number> {
      const path = `/api/workspaces/${on.owner.workspaceId}/identifier-limits`;
      const { body } = await ask<{ kind: string; most: number }[]>(on.url, "GET", path, { cookie: on.owner.cookie });
      return body.find(({ kind }) => kind === "email")!.most;
    }
  });

  test("a rule that suggests shows two who share a trait, and takes its suggestion along when it is removed", async () => {
    const { on, at, visit } = opened();
    await send(on, on.owner.serverWriteKey, [
      { type: "identify", userId: "rule-ines", traits: { name: "Ines Alike", tax_number: "T-4711" } },
      { type: "identify", userId: "rule-jan", traits: { name: "Jan Alike", tax_number: "T-4711" } },
    ]);
    await personCalled(on, "rule-jan");
    const { page, complaints } = await visit(at("/settings/identity"));
    await page.getByRole("button", { name: "New rule" }).click();
    await page.getByRole("dialog").waitFor();
    await page.waitForTimeout(200);
    expect(await popupProblems(page)).toEqual([]);
    await page.getByLabel("Trait", { exact: true }).fill("tax_number");
    await page.getByRole("button", { name: "Make the rule" }).click();
    await page.getByText("The rule about “tax_number” holds").waitFor();
    await page.getByText("The rule about “tax_number” was made").waitFor();
    await page
      .getByText(/^Done in/)
      .first()
      .waitFor();

    await page.getByRole("link", { name: "To review" }).click();
    await page.getByText("Both have T-4711 as trait “tax_number”").waitFor();
    await page.getByRole("link", { name: "Identity" }).click();
    await page.getByRole("button", { name: "Remove the rule about tax_number" }).click();
    await page.getByText("Its suggestions leave the list of what to review.").waitFor();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByText("The rule about “tax_number” was removed").waitFor();
    await page.getByText("One rule that was removed").click();
    await page.getByText(/removed by Olive Owner/).waitFor();
    await page.getByRole("link", { name: "To review" }).click();
    await expect.poll(() => page.getByText("T-4711").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("a review that takes its time is shown with how far it is, until it is done", async () => {
    const { on, at, visit, database } = opened();
    const { rows } = await database.owner.query(
      `insert into people.review (workspace_id, review_id, because, requested_by, reached)
       values ($1, gen_random_uuid(), 'limits', 'claims', '80000000-0000-0000-0000-000000000000') returning review_id`,
      [on.owner.workspaceId],
    );
    const { page } = await visit(at("/settings/identity"));
    const bar = page.getByRole("progressbar", { name: "Looking at everybody again" });
    await bar.waitFor();
    expect(await bar.getAttribute("aria-valuenow")).toBe("50");
    await page.getByText("50%").last().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await database.owner.query("update people.review set finished_at = now() where review_id = $1", [
      rows[0].review_id,
    ]);
    await bar.waitFor({ state: "detached" });
    await page.context().close();
  });

  test("a conflict names the two and the device that they share, and leads to them", async () => {
    const { on, at, visit } = opened();
    await send(on, on.owner.serverWriteKey, [
      { type: "identify", userId: "till-1", anonymousId: "till-tablet", traits: { name: "Tilda Till" } },
    ]);
    await personCalled(on, "till-1");
    await send(on, on.owner.serverWriteKey, [
      { type: "identify", userId: "till-2", anonymousId: "till-tablet", traits: { name: "Theo Till" } },
    ]);
    await personCalled(on, "till-2");
    const { page } = await visit(at("/settings/review"));
    await page.getByText("Tilda Till and Theo Till share the device till-tablet").waitFor();
    await page.getByText("Since then it is Theo Till’s.").waitFor();
    await page.getByRole("link", { name: "Tilda Till" }).click();
    await page.getByText("Shares the device till-tablet with Theo Till, whose it is since.").waitFor();
    await page.context().close();
  });
}
