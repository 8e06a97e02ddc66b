import { expect, test } from "vitest";
import type { OpenPreview } from "./preview.fixture.ts";

/** How fields answer. */
export function fieldStories(preview: () => OpenPreview): void {
  test("what the server refuses appears at its field, which takes the focus", async () => {
    const { page } = await preview().visit("/parts?section=fields");
    const form = page.locator("form");
    await form.getByLabel("Email").fill("ada@example.com");
    await form.getByRole("button", { name: "Invite" }).click();

    const email = form.getByLabel("Email");
    await form.getByText("ada@example.com is a member already.").waitFor();
    expect(await email.getAttribute("aria-invalid")).toBe("true");
    expect(await email.evaluate((field) => field === document.activeElement)).toBe(true);

    await email.fill("noor@example.com");
    await form.getByRole("button", { name: "Invite" }).click();
    await form.getByRole("alert").getByText("Invitations cannot be sent at the moment.").waitFor();
    await page.context().close();
  });

  test("a combobox narrows by typing and Enter takes the first", async () => {
    const { page } = await preview().visit("/parts?section=fields");
    const zone = page.getByRole("combobox", { name: "Time zone" });
    await zone.fill("lisb");
    await page.getByRole("option", { name: "Europe/Lisbon" }).waitFor();
    await page.keyboard.press("Enter");
    expect(await zone.inputValue()).toBe("Europe/Lisbon");

    await zone.fill("atlantis");
    await page.getByText("No such time zone.").waitFor();
    await page.context().close();
  });

  test("a select opens and chooses by keyboard", async () => {
    const { page } = await preview().visit("/parts?section=fields");
    const role = page.getByRole("combobox", { name: "Role" }).first();
    await role.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: "Agent" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await role.textContent()).toContain("Analyst");
    await page.context().close();
  });

  test("a code is complete as soon as its last digit is there", async () => {
    const { page } = await preview().visit("/parts?section=fields");
    await page.getByRole("textbox", { name: "Code" }).click();
    await page.keyboard.type("204816");
    await page.getByText("Code 204816").waitFor();
    await page.context().close();
  });

  test("a file can be chosen or dropped", async () => {
    const { page } = await preview().visit("/parts?section=fields");
    await page
      .getByLabel("Drop a file here")
      .setInputFiles({ name: "orders.csv", mimeType: "text/csv", buffer: Buffer.from("a") });
    await page.getByText("orders.csv", { exact: true }).waitFor();

    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["a"], "visits.csv"));
      return transfer;
    });
    await page.getByText("Drop a file here").dispatchEvent("drop", { dataTransfer: data });
    await page.getByText("visits.csv").waitFor();
    await page.context().close();
  });

  test("a copy button copies the whole text and says so", async () => {
    const { page } = await preview().visit("/parts?section=texts", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.getByRole("button", { name: "Copy write key" }).click();
    await page.getByRole("status").getByText("Copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("wk_live_7Gq2vJ0TnPzYx4cLr9Wd");
    await page.context().close();
  });
}
