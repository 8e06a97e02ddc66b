import { ask } from "@throughline/server/server.fixture.ts";
import { expect, test } from "vitest";
import type { OpenConsole } from "./console.fixture.ts";

const file = {
  name: "counter.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "Bon;Datum;E-Mail;Betrag",
      "C-1;03.10.2026 09:05;mia@counter.example;4,20",
      "C-2;04.10.2026 10:10;mia@counter.example;12,00",
      "C-3;31.02.2026 11:00;tom@counter.example;9,00",
      "C-4;05.10.2026 12:30;ada@counter.example;6,50",
      "C-5;06.10.2026 12:30;ada@counter.example;7,50",
      "C-6;07.10.2026 12:30;mia@counter.example;8,50",
    ].join("\n"),
  ),
};

/** Files, from the drop to the rows that could not be imported. */
export function importStories(opened: () => OpenConsole): void {
  test("a file is dropped, mapped, looked at and imported, and its faulty row can be downloaded", async () => {
    const { on, at, visit } = opened();
    const { page, complaints } = await visit(at("/import"));
    page.setDefaultTimeout(8_000);
    await page.locator("input[type=file]").setInputFiles(file);
    await page.getByRole("heading", { name: "counter.csv" }).waitFor();
    await page.getByRole("combobox", { name: "How Datum is written" }).click();
    await page.getByRole("option", { name: "Day first" }).click();
    await page.getByText("The first row: 3 Oct 2026").or(page.getByText("The first row: Oct 3, 2026")).waitFor();
    await page.getByLabel("What Betrag is called").fill("revenue");
    await page.getByText("1 with an error").waitFor();
    await page.getByRole("button", { name: "Start import" }).click();
    await page.getByText("5 rows are new. 1 were left out because of errors.").waitFor();
    await page.getByText("which is no time in this format", { exact: false }).waitFor();

    const path = `/api/workspaces/${on.owner.workspaceId}/touchpoints?q=C-`;
    const { body } = await ask<{ touchpoints: { value: number }[] }>(on.url, "GET", path, { cookie: on.owner.cookie });
    const values = body.touchpoints.map(({ value }) => value);
    expect(values.sort((one, other) => one - other)).toEqual([4.2, 6.5, 7.5, 8.5, 12]);

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download 1 row" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^errors-.*\.csv$/);

    await page.getByRole("link", { name: "Import", exact: true }).first().click();
    await page.getByRole("row", { name: /counter\.csv.*Imported/ }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("rows that only say who somebody is become traits, and a file can be discarded", async () => {
    const { at, visit } = opened();
    const { page } = await visit(at("/import"));
    const people = { ...file, name: "guests.csv", buffer: Buffer.from("email,city\nlea@guests.example,Basel\n") };
    await page.locator("input[type=file]").setInputFiles(people);
    await page.getByText("What is known of them").waitFor();
    await page.getByRole("button", { name: "Discard" }).click();
    await page.getByRole("row", { name: /guests\.csv.*Cancelled/ }).waitFor();
    await page.context().close();
  });
}
