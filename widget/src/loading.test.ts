import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { bundleWidget } from "../build.ts";
import { eventually, useBrowser, visit } from "./visit.fixture.ts";

useBrowser();

interface Shifts {
  shifts?: number;
  longTasks?: number;
}

test("a page pays for the loader alone before intent: its bytes, its time on the main thread, and no shift of the layout", () =>
  visit(
    {
      before: () => {
        const seen = window as Shifts;
        seen.shifts = 0;
        seen.longTasks = 0;
        new PerformanceObserver((list) => {
          seen.shifts! += list.getEntries().length;
        }).observe({ type: "layout-shift", buffered: true });
        new PerformanceObserver((list) => {
          seen.longTasks! += list.getEntries().length;
        }).observe({ type: "longtask", buffered: true });
      },
    },
    async ({ page, server, launcher, complaints }) => {
      await launcher.waitFor();
      await page.waitForTimeout(1000);
      expect(server.requests.filter((request) => request.includes("/chat"))).toEqual(["GET /chat.js"]);
      expect(await page.evaluate(() => [(window as Shifts).shifts, (window as Shifts).longTasks])).toEqual([0, 0]);
      expect(complaints).toEqual([]);

      const { loader } = await bundleWidget();
      const milliseconds = await mainThreadTime(page);
      process.stdout.write(
        `chat.js before intent: ${gzipSync(loader).length} bytes gzip, one request, ${milliseconds.toFixed(1)} ms on the main thread\n`,
      );
      expect(milliseconds).toBeLessThan(50);
    },
  ));

/** What the script's own evaluation and its first drawing cost, as Chromium's tracing counts it. */
async function mainThreadTime(page: import("playwright-core").Page): Promise<number> {
  const client = await page.context().newCDPSession(page);
  const events: { name: string; dur?: number; args?: { data?: { url?: string } } }[] = [];
  client.on("Tracing.dataCollected", ({ value }) => void events.push(...(value as unknown as typeof events)));
  const ended = new Promise((resolve) => client.once("Tracing.tracingComplete", resolve));
  await client.send("Tracing.start", { categories: "devtools.timeline,v8", transferMode: "ReportEvents" });
  await page.reload();
  await page.locator("throughline-chat .launcher").waitFor();
  await page.waitForTimeout(500);
  await client.send("Tracing.end");
  await ended;
  const isOurs = ({ name, args }: (typeof events)[number]) =>
    ["EvaluateScript", "v8.compile"].includes(name) && args?.data?.url?.endsWith("/chat.js");
  const ours = events.filter(isOurs);
  expect(ours.length).toBeGreaterThan(0);
  return ours.reduce((sum, { dur = 0 }) => sum + dur, 0) / 1000;
}

test("to point at the launcher loads the panel, and only to open it makes a session", () =>
  visit({}, async ({ server, launcher, openChat }) => {
    await launcher.hover();
    await eventually(() => server.requests.some((request) => request.includes("/chat/assets/panel-"))).toBe(true);
    await eventually(() => server.requests.some((request) => request.includes("/chat/v1/config"))).toBe(true);
    expect(server.sessions).toEqual([]);
    await openChat();
    await eventually(() => server.sessions.length).toBe(1);
  }));

test("a strict policy of the page is enough, and nothing is complained of", () =>
  visit({}, async ({ begin, write, said, complaints, panel, page }) => {
    await begin();
    await write("Hello");
    await eventually(said).toEqual(["Hello"]);
    const style = await panel.evaluate((element) => getComputedStyle(element).position);
    expect(style).toBe("fixed");
    await page.waitForTimeout(200);
    expect(complaints).toEqual([]);
  }));

test("where storage is refused, one can chat all the same", () =>
  visit(
    {
      before: () => {
        for (const name of ["localStorage", "sessionStorage"]) {
          Object.defineProperty(window, name, {
            get: () => {
              throw new DOMException("refused", "SecurityError");
            },
          });
        }
      },
    },
    async ({ begin, write, said, complaints, server }) => {
      await begin();
      await write("Hello");
      await eventually(said).toEqual(["Hello"]);
      expect(server.sends).toHaveLength(1);
      expect(complaints).toEqual([]);
    },
  ));

test("what a page says before the script is there is done, and it hears what happens", () =>
  visit(
    {
      before: () => {
        const heard: unknown[] = [];
        const calls = [
          ["on", "open", () => heard.push("open")],
          ["on", "message", (detail: unknown) => heard.push(detail)],
          ["identify", "jwt-1"],
          ["update", { accent: "#ff8800", side: "left" }],
          ["open"],
        ];
        Object.assign(window, { Throughline: { chat: calls }, heard });
      },
    },
    async ({ page, panel, server, launcher }) => {
      await panel.waitFor();
      await eventually(() => server.sessions[0]?.identityToken).toBe("jwt-1");
      expect(await launcher.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe("rgb(255, 136, 0)");
      expect((await launcher.boundingBox())!.x).toBe(20);

      await panel.locator(".begin").click();
      await panel.locator("textarea").fill("Hello");
      await panel.locator("textarea").press("Enter");
      await eventually(() => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard.length)).toBe(2);

      await page.evaluate(() => {
        const { chat } = (window as unknown as { Throughline: { chat: Record<string, () => void> } }).Throughline;
        chat.close!();
      });
      await panel.waitFor({ state: "hidden" });
    },
  ));

test("the next page shows what is unread, and opens where the panel was open", () =>
  visit({}, async ({ page, server, begin, write, panel, launcher }) => {
    await begin();
    await write("Hello");
    await eventually(() => server.sends.length).toBe(1);
    await page.keyboard.press("Escape");
    server.say(server.sends[0]!.threadId, "An answer");
    await eventually(() => launcher.textContent()).toBe("1");

    await page.reload();
    await eventually(() => page.locator(".badge").textContent()).toBe("1");
    expect(await panel.count()).toBe(0);
    await launcher.click();
    await panel.getByText("An answer").waitFor();
    await eventually(() => page.locator(".badge").textContent()).toBe("");
    expect(server.messages.at(-1)!.state).toBe("read");

    await page.reload();
    await panel.getByText("An answer").waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  }));

test("where there is no chat for the page, there is no button for it", () =>
  visit(
    {
      prepare(server) {
        server.isClosed = true;
      },
    },
    async ({ launcher, page, complaints }) => {
      await launcher.click();
      await launcher.waitFor({ state: "detached" });
      await page.waitForTimeout(100);
      expect(complaints.at(-1)).toContain("This chat is closed.");
    },
  ));

test("a framework that swaps the body does not take the chat with it", () =>
  visit({}, async ({ page, launcher, openChat }) => {
    await launcher.waitFor();
    await page.evaluate(() => {
      const body = document.createElement("body");
      body.append("Another page");
      document.body.replaceWith(body);
    });
    await openChat();
  }));
