import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { ada, type ChatServer } from "./chat-cast.fixture.ts";
import { eventually, useBrowser, type VisitOptions, visit } from "./visit.fixture.ts";

useBrowser();

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const thread = randomUUID();

/** What axe finds wrong with the chat, by the rules of WCAG 2.2 AA and its best practices. */
async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axePath, "utf8"));
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: unknown): Promise<{ violations: Violation[] }> } };
    interface Violation {
      id: string;
      nodes: { html: string; failureSummary: string }[];
    }
    const { violations } = await axe.run({ include: [["throughline-chat"]] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
  });
}

function prepare(server: ChatServer): void {
  const field = { label: {}, choices: ["An order"], required: true };
  const fields = [
    { ...field, name: "email", kind: "email" as const },
    { ...field, name: "topic", kind: "choice" as const, required: false },
  ];
  server.config = { ...server.config, form: { ask: "always", fields } };
  const of = { threadId: thread, state: "read" as const };
  server.remember({ ...of, text: "Hello", direction: "in" });
  server.remember({ ...of, text: "x", html: '<p>See <a href="https://shop.example">the shop</a></p>', author: ada });
  server.remember({ ...of, text: "Blue speaks", author: { kind: "bot", name: "Blue" } });
  server.remember({ ...of, text: "", withdrawnAt: "2026-01-01" });
  server.say(thread, "New");
}

const looks: Record<string, VisitOptions> = {
  "in light": { browser: { colorScheme: "light" } },
  "in dark": { browser: { colorScheme: "dark" } },
  "from right to left": { lang: "ar", browser: { colorScheme: "light" } },
  "on a phone": { browser: { viewport: { width: 320, height: 568 }, colorScheme: "dark" } },
  "in yellow": { attributes: 'data-accent="#ffd400"', browser: { colorScheme: "light" } },
};

describe("axe finds nothing to complain of", () => {
  test.each(Object.entries(looks))("%s", (_name, options) =>
    // axe is put into the page by its text, which a strict policy rightly refuses.
    visit({ ...options, prepare, policy: () => "" }, async ({ page, panel, launcher, openChat, server }) => {
      expect(await violationsOn(page)).toEqual([]);
      await openChat();
      await panel.locator(".conversation, .conversation-item").first().waitFor();
      await panel
        .locator(".back")
        .click({ timeout: 1000 })
        .catch(() => undefined);
      await panel.locator(".conversation-item").waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await panel.locator(".conversation-item").click();
      await panel.getByText("Blue speaks").waitFor();
      server.moment({ kind: "typing", threadId: thread, author: ada, typing: true });
      await panel.locator(".typing").waitFor();
      await panel.locator("[aria-haspopup=menu]").click();
      expect(await violationsOn(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await panel.locator(".back").click();
      await panel.locator(".begin").click();
      await panel.locator(".primary").click();
      expect(await violationsOn(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await eventually(() => launcher.getAttribute("aria-expanded")).toBe("false");
    }),
  );
});

/** The name of what has the keyboard. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const root = document.querySelector("throughline-chat")?.shadowRoot;
    const at = root?.activeElement ?? document.activeElement;
    return at?.getAttribute("aria-label") ?? at?.textContent ?? "";
  });
}

test("everything can be done by keys: open, begin, write, choose, close, and the keyboard is given back", () =>
  visit({}, async ({ page, server, panel, said }) => {
    await page.getByRole("button", { name: "Buy" }).focus();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Chat with us");
    await page.keyboard.press("Enter");
    await panel.waitFor();
    await eventually(() => focused(page)).toBe("How can we help?");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toContain("Send us a message");
    await page.keyboard.press("Enter");
    await eventually(() => focused(page)).toBe("Write a message…");
    await page.keyboard.type("By keys alone");
    await page.keyboard.press("Enter");
    await eventually(said).toEqual(["By keys alone"]);
    expect(await focused(page)).toBe("Write a message…");

    await panel.locator(".standing").waitFor();
    for (const name of ["Options", "Close", "Messages", "Attach files", "Write a message…"]) {
      while ((await focused(page)) !== name) {
        await page.keyboard.press("Tab");
      }
    }
    expect(server.sends).toHaveLength(1);
    while ((await focused(page)) !== "Options") {
      await page.keyboard.press("Shift+Tab");
    }
    await page.keyboard.press("Enter");
    await eventually(() => focused(page)).toBe("Turn sound off");
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("E-mail the transcript");
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("Options");
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "hidden" });
    expect(await focused(page)).toContain("Chat with us");
  }));

test("what the company says is announced", () =>
  visit({}, async ({ page, server, begin, write }) => {
    await begin();
    await write("Hello");
    await eventually(() => server.sends.length).toBe(1);
    const { threadId } = server.sends[0]!;
    const region = page.locator("throughline-chat .stage > [aria-live=polite]");
    for (const text of ["First answer", "Second answer"]) {
      server.say(threadId, text);
      await eventually(() => region.textContent()).toBe(`Ada Lovelace: ${text}`);
    }
  }));

test("at 320 pixels nothing is cut off, and the panel is the whole screen", () =>
  visit({ prepare, browser: { viewport: { width: 320, height: 568 } } }, async ({ openChat, panel, launcher }) => {
    await openChat();
    await panel.locator(".message").first().waitFor();
    expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, width: 320, height: 568 });
    expect(await launcher.isVisible()).toBe(false);
    const sticksOut = await panel.evaluate((element) =>
      [...element.querySelectorAll<HTMLElement>("button, textarea, .bubble, h2")]
        .filter((part) => part.getBoundingClientRect().right > 321 || part.getBoundingClientRect().left < -1)
        .map((part) => part.outerHTML),
    );
    expect(sticksOut).toEqual([]);
    await panel.getByRole("button", { name: "Close" }).click();
    await launcher.waitFor();
  }));
