import { makeOwner } from "@throughline/server/server.fixture.ts";
import { expect, test } from "vitest";
import { accessibilityProblems } from "../preview/preview.fixture.ts";
import type { OpenConsole } from "./console.fixture.ts";

/** The company that was made up, in a workspace of its own. */
export function sampleStories(opened: () => OpenConsole): void {
  test("the sample company is loaded in sight, stopped, taken up again and finished", async () => {
    const { on, at, visit } = opened();
    const { cookie, workspaceId } = await makeOwner(on.server, on.url, "Bluebird Coffee");
    const { page, complaints } = await visit(at("/settings/sample", workspaceId), { cookie });
    await page.getByRole("button", { name: "Load the sample company" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText(/Loading was stopped at [\d,]+ (of [\d,]+ )?touchpoints/).waitFor();

    await page.getByRole("button", { name: "Go on loading" }).click();
    await page.getByText(/[\d,]+ touchpoints were loaded/).waitFor({ timeout: 150_000 });
    expect(complaints).toEqual([]);
    await page.goto(at("/people", workspaceId));
    await page.getByRole("row").nth(5).waitFor();
    await page.context().close();
  }, 200_000);

  test("a loading that runs shows how far it is", async () => {
    const { on, at, visit } = opened();
    const owner = await makeOwner(on.server, on.url, "Slow Coffee");
    await insertLoading(opened(), owner.workspaceId, "null, null");
    const { page } = await visit(at("/settings/sample", owner.workspaceId), { cookie: owner.cookie });
    await page.getByText("3,012 of 20,184 touchpoints").waitFor();
    const bar = page.getByRole("progressbar", { name: "Loading the sample company" });
    expect(await bar.getAttribute("aria-valuenow")).toBe("3012");
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  test("a loading that failed says why, and can be tried again", async () => {
    const { on, at, visit } = opened();
    const { cookie, workspaceId } = await makeOwner(on.server, on.url, "Unlucky Coffee");
    await insertLoading(opened(), workspaceId, "now(), 'The disk is full.'");
    const { page } = await visit(at("/settings/sample", workspaceId), { cookie });
    await page
      .getByText(/Loading failed at 3,012 of 20,184 touchpoints: The disk is full\. What is loaded stays/)
      .waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Loading was stopped", { exact: false }).waitFor();
    await page.context().close();
  });
}

/** A loading as it stands in the database, with what is said of its end. */
async function insertLoading({ database }: OpenConsole, workspaceId: string, end: string): Promise<void> {
  await database.owner.query(
    `insert into sample.loading (workspace_id, loading_id, started_by, started_at, until, sent, total, finished_at, failed_because)
     values ($1, gen_random_uuid(), 'member', now(), now(), 3012, 20184, ${end})`,
    [workspaceId],
  );
}
