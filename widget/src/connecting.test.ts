import { expect, test } from "vitest";
import { eventually, useBrowser, visit } from "./visit.fixture.ts";

useBrowser();

test("what is written without a network is sent once, in order, when it is back; what was missed is there", () =>
  visit({}, async ({ server, context, begin, write, said, panel }) => {
    await begin();
    await write("One");
    await eventually(() => server.sends.length).toBe(1);
    await context.setOffline(true);
    server.cut();
    await panel.getByText(/You are offline/).waitFor();
    await write("Two");
    await write("Three");
    await panel.getByText("Will be sent when you are online").waitFor();
    server.say(server.sends[0]!.threadId, "Are you there?");
    await context.setOffline(false);

    await eventually(() => server.sends.map(({ text }) => text)).toEqual(["One", "Two", "Three"]);
    await eventually(said).toEqual(["One", "Are you there?", "Two", "Three"]);
    await panel.locator(".standing", { hasText: "Sent" }).waitFor();
    expect(await panel.getByText(/You are offline/).count()).toBe(0);
  }));

test("a server that goes away and comes back loses nothing, and takes nothing twice", () =>
  visit({}, async ({ server, begin, write, said, panel }) => {
    await begin();
    await write("One");
    await eventually(() => server.sends.length).toBe(1);
    // It takes the next, and dies before it can say so.
    server.swallows = true;
    await write("Two");
    await eventually(() => server.frames.filter(({ kind }) => kind === "send").length).toBe(2);
    await server.goDown();
    await write("Three");
    await panel.getByText(/The connection is lost/).waitFor();
    server.swallows = false;
    await server.comeBack();

    await eventually(() => server.sends.map(({ text }) => text)).toEqual(["One", "Two", "Three"]);
    await eventually(said).toEqual(["One", "Two", "Three"]);
  }));

test("a message that was written before the page was left is sent by the next one", () =>
  visit({}, async ({ server, page, begin, write, launcher, panel }) => {
    await begin();
    await write("One");
    await eventually(() => server.sends.length).toBe(1);
    server.swallows = true;
    await write("Two");
    await eventually(() => server.frames.filter(({ kind }) => kind === "send").length).toBe(2);
    server.cut();
    await page.reload();
    server.swallows = false;
    await launcher.waitFor();
    await eventually(() => server.sends.map(({ text }) => text)).toEqual(["One", "Two"]);
    await panel.getByText("Two").waitFor();
    expect(await panel.getByText("Two").count()).toBe(1);
  }));

test("where no socket gets through, the chat is polled", () =>
  visit(
    {
      prepare(server) {
        server.acceptSockets = false;
      },
    },
    async ({ server, begin, write, said }) => {
      await begin();
      await write("Hello");
      await eventually(() => server.sends.length).toBe(1);
      server.say(server.sends[0]!.threadId, "Hello to you");
      await eventually(said).toEqual(["Hello", "Hello to you"]);
      await write("And again");
      await eventually(() => server.sends.length).toBe(2);
      await eventually(said).toEqual(["Hello", "Hello to you", "And again"]);
    },
  ));

test("where the page's policy allows requests to the host, but no socket, it is polled too", () =>
  visit(
    {
      policy: (origin) => `default-src 'none'; script-src ${origin}; connect-src ${origin}; img-src ${origin}`,
    },
    async ({ server, begin, write, said }) => {
      await begin();
      await write("Hello");
      await eventually(() => server.sends.length).toBe(1);
      await eventually(said).toEqual(["Hello"]);
      expect(server.requests.some((request) => request.startsWith("WS"))).toBe(false);
    },
  ));

test("two tabs show the same, and neither sends what the other wrote", () =>
  visit({}, async ({ server, context, begin, write, said }) => {
    await begin();
    const second = await context.newPage();
    await second.goto(server.url);
    const panel = second.getByRole("dialog");
    expect(await panel.count()).toBe(0);
    await second.locator("throughline-chat .launcher").click();
    await write("From the first tab");
    await panel.locator(".conversation-item").click();
    await panel.locator(".bubble", { hasText: "From the first tab" }).waitFor();
    await eventually(said).toEqual(["From the first tab"]);
    server.say(server.sends[0]!.threadId, "To both");
    await panel.getByText("To both").waitFor();
    await eventually(said).toEqual(["From the first tab", "To both"]);
    expect(server.arrivals).toHaveLength(1);
    expect(new Set(server.sessions.slice(1).map(({ token }) => token))).toEqual(new Set(["token-1"]));
  }));

test("a tab in the background says so in its title when an answer comes", () =>
  visit({}, async ({ server, page, begin, write, launcher }) => {
    await begin();
    await write("Hello");
    await eventually(() => server.sends.length).toBe(1);
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: true, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    server.say(server.sends[0]!.threadId, "An answer");
    await eventually(() => page.title()).toBe("(1) New message");
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: false, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await eventually(() => page.title()).toBe("Roastery");
    await eventually(() => launcher.getAttribute("aria-label")).toBe("Chat with us");
  }));
