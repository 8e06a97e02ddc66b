import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { usualConfig } from "./chat-cast.fixture.ts";
import { harmful } from "./harmful.fixture.ts";
import { eventually, useBrowser, visit } from "./visit.fixture.ts";

useBrowser();

/** What could act among the elements of the chat: there is nothing of it in what the widget draws by itself. */
function actingIn(element: Element): string[] {
  const all = [...(element.getRootNode() as ShadowRoot).querySelectorAll("*")];
  const acts = (each: Element) =>
    [...each.attributes].some(
      ({ name, value }) =>
        /^(on|srcdoc$)/i.test(name) ||
        (/^(href|src|action|formaction|xlink:href)$/i.test(name) && !/^(https?|mailto|blob):/.test(value)),
    );
  const isForeign = (each: Element) =>
    /^(script|iframe|object|embed|base|link|meta|style|video|math)$/i.test(each.tagName) ||
    (each.tagName === "FORM" && !each.classList.contains("composer")) ||
    (each.tagName === "A" && !/noopener/.test(each.getAttribute("rel") ?? ""));
  return all.filter((each) => acts(each) || isForeign(each)).map((each) => each.outerHTML);
}

test(
  "texts, names, files and rich text that want to be more than words are words",
  () =>
    visit(
      {
        // No policy of the page helps here.
        policy: () => "",
        before: () => {
          const page = window as unknown as { harm: unknown[] };
          page.harm = [];
          window.alert = (what) => page.harm.push(what);
        },
        prepare(server) {
          server.config = {
            ...usualConfig,
            name: harmful[0]!,
            texts: { en: { greeting: harmful[1]!, title: harmful[2]!, launcher: harmful[3]! } },
          };
          const threadId = randomUUID();
          for (const payload of harmful) {
            const author = { kind: "member" as const, name: payload, avatar: payload };
            server.remember({ threadId, text: payload, html: payload, author });
            server.remember({ threadId, text: payload, html: payload, direction: "in" });
            const file = { fileId: randomUUID(), name: payload, mediaType: "image/svg+xml", bytes: 10, isImage: true };
            server.remember({ threadId, text: "", files: [{ ...file, url: "/chat/v1/files/none" }], author });
            server.remember({ threadId, text: "", files: [{ ...file, mediaType: "text/html", url: payload }], author });
          }
        },
      },
      async ({ page, panel, openChat, server }) => {
        await openChat();
        await panel.locator(".conversation, .conversation-item").first().waitFor();
        await panel
          .locator(".conversation-item")
          .click({ timeout: 2000 })
          .catch(() => undefined);
        await panel.locator(".message").first().waitFor();
        const shown = new Set<string>();
        for (let steps = 0; steps < 60; steps++) {
          await panel.getByRole("log").evaluate((element) => element.scrollBy(0, -700));
          await page.waitForTimeout(40);
          for (const text of await panel.locator(".bubble").allTextContents()) shown.add(text);
          expect(await panel.evaluate(actingIn)).toEqual([]);
        }
        // What visitors write is shown as it was written.
        for (const payload of harmful) expect(shown).toContain(payload);
        for (const link of await panel.locator(".bubble a").all())
          await link.click({ timeout: 500 }).catch(() => undefined);
        expect(await page.evaluate(() => (window as unknown as { harm: unknown[] }).harm)).toEqual([]);
        await eventually(() => server.requests.some((request) => request.startsWith("GET /stolen"))).toBe(false);
      },
    ),
  90_000,
);
