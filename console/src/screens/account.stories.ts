import { addMember } from "@throughline/server/server.fixture.ts";
import { timeCode } from "@throughline/server/workspaces/time-code.fixture.ts";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityProblems } from "../preview/preview.fixture.ts";
import type { OpenConsole } from "./console.fixture.ts";

/** One's own account. */
export function accountStories(opened: () => OpenConsole): void {
  test("a second factor is turned on with an app, asked for at the door, and turned off again", async () => {
    const { on, at, visit } = opened();
    const { email, password, cookie } = await addMember(on.url, on.owner, "agent");
    const { page } = await visit(at("/account"), { cookie });
    page.setDefaultTimeout(10_000);
    await page.getByRole("button", { name: "Turn on" }).click();
    await confirm(page, "not the password");
    await page.getByText("This is not your password.").waitFor();
    await confirm(page, password);
    await page.getByRole("img", { name: "QR code for your authenticator app" }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const secret = ((await page.locator("code").first().textContent()) ?? "").trim();
    await type(page, wrong(timeCode(secret)));
    await page.getByText("This code is not right.", { exact: false }).waitFor();
    await type(page, timeCode(secret));
    await page.getByText("Save these codes now").waitFor();
    const backup = (await page.locator("section ul.font-mono li").first().textContent()) ?? "";
    await page.getByRole("button", { name: "I have saved them" }).click();
    await page.getByRole("button", { name: "Turn off" }).waitFor();

    await signOut(page);
    await signIn(page, email, password);
    await page.getByRole("textbox", { name: "Code", exact: true }).waitFor();
    await type(page, timeCode(secret));
    await page.getByRole("heading", { name: "Live" }).waitFor();

    await signOut(page);
    await signIn(page, email, password);
    await page.getByRole("button", { name: "Use a backup code" }).click();
    await page.getByLabel("Backup code").fill(backup);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Live" }).waitFor();

    await page.goto(at("/account"));
    await page.getByRole("button", { name: "Turn off" }).click();
    await confirm(page, password);
    await page.getByRole("button", { name: "Turn on" }).waitFor();
    await page.context().close();
  });
}

async function confirm(page: Page, password: string): Promise<void> {
  await page.getByLabel("Confirm with your password").fill(password);
  await page.getByRole("button", { name: "Continue" }).click();
}

/** Types the digits of a code, which is sent with the last one. */
async function type(page: Page, code: string): Promise<void> {
  await page
    .getByRole("textbox", { name: /^Code|^Digit 1/ })
    .first()
    .focus();
  for (const digit of code) await page.keyboard.press(digit);
}

function wrong(code: string): string {
  return code.replace(/./g, (digit) => String((Number(digit) + 1) % 10));
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /your account$/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
