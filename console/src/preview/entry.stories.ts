import { expect, test } from "vitest";
import type { OpenPreview } from "./preview.fixture.ts";

/** How one comes in. */
export function entryStories(preview: () => OpenPreview): void {
  test("the first visit leads from the owner's account to the live feed", async () => {
    const { page } = await preview().visit("/parts/setup?wait=1");
    await page.getByLabel("Your name").fill("Ada Lovelace");
    await page.getByLabel("Email").fill("ada@northwind.example");
    await page.getByLabel("Password", { exact: true }).fill("a few words in a row");
    await page.getByLabel("Workspace").fill("taken");
    await page.keyboard.press("Enter");
    await page.getByText("This name is taken.").waitFor();

    await page.getByLabel("Workspace").fill("Northwind Coffee");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Send a first event" }).waitFor();
    await page.getByText("First event received").waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Live" }).waitFor();
    await page.context().close();
  });

  test("the write key is offered for a terminal, a page and a program", async () => {
    const { page } = await preview().visit("/parts/setup?step=2");
    for (const [tab, code] of [
      ["Terminal", "curl http://localhost:4600/v1/track"],
      ["Web page", "/sdk.js"],
      ["Node", "@segment/analytics-node"],
    ] as const) {
      await page.getByRole("tab", { name: tab }).click();
      const shown = await page.getByRole("tabpanel").textContent();
      expect(shown).toContain(code);
      expect(shown).toContain("wk_7Gq2vJ0TnPzYx4cLr9WdKs1m");
    }
    await page.context().close();
  });

  test("a wrong password is said, a right one leads to the second factor", async () => {
    const { page } = await preview().visit("/parts/sign-in");
    await page.getByLabel("Email").fill("ada@northwind.example");
    await page.getByLabel("Password", { exact: true }).fill("wrong");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("Email and password do not match.").waitFor();

    await page.getByLabel("Password", { exact: true }).fill("right");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Enter your code" }).waitFor();
    await page.keyboard.type("000000");
    await page.getByText("This code is not right.").waitFor();
    await page.context().close();
  });

  test("the second factor is turned on with password, scan and code, and leaves backup codes", async () => {
    const { page } = await preview().visit("/account");
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByLabel("Confirm with your password").fill("right");
    await page.keyboard.press("Enter");
    await page.getByRole("img", { name: "QR code for your authenticator app" }).waitFor();
    await page.getByRole("textbox", { name: "Code that the app shows" }).click();
    await page.keyboard.type("123456");
    await page.getByText("Save these codes now").waitFor();
    await page.getByRole("button", { name: "I have saved them" }).click();
    await page.getByRole("button", { name: "Turn off" }).waitFor();
    await page.context().close();
  });
}
