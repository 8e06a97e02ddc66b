// `npm run screenshots`: takes the pictures in docs/images from the real product, filled with the sample company.
import { mkdir } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { launchBrowser } from "@throughline/sdk/browser.fixture";
import type { Page } from "playwright-core";
import { emptyDataDir, removeDataDir, type SetUp, setUp, startProcess } from "../server/src/process.fixture.ts";

const images = new URL("./images/", import.meta.url);

const dataDir = await emptyDataDir();
const server = await startProcess(dataDir);
const browser = await launchBrowser();
try {
  await mkdir(images, { recursive: true });
  const keys = await setUp(server.url);
  await fillWithSampleCompany(keys);
  const page = await signedInPage();
  const at = (path: string) => `${server.url}/w/${keys.workspaceId}${path}`;
  await take(page, at(`/people/${await busyPerson(keys)}`), "person");
  await take(page, at("/live"), "live");
} finally {
  await browser.close();
  await server.stop();
  await removeDataDir(dataDir);
}

async function signedInPage(): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1.5,
    reducedMotion: "reduce",
  });
  const answer = await context.request.post(`${server.url}/api/auth/sign-in/email`, {
    headers: { origin: server.url },
    data: { email: "ada@example.com", password: "a long enough password" },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return context.newPage();
}

async function take(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("main").waitFor();
  await page.waitForLoadState("networkidle");
  await pause(1000);
  await page.screenshot({ path: new URL(`${name}.png`, images).pathname });
}

async function fillWithSampleCompany(keys: SetUp): Promise<void> {
  await ask(keys, "sample-company", "POST");
  for (;;) {
    const { state, sent, total, failedBecause } = await ask<Loading>(keys, "sample-company");
    if (state === "finished") return;
    if (state !== "running") throw new Error(`The sample company could not be loaded: ${failedBecause}`);
    process.stderr.write(`${sent} of ${total ?? "?"}\n`);
    await pause(2000);
  }
}

/** Somebody with a name, and with much to show in many ways. */
async function busyPerson(keys: SetUp): Promise<string> {
  const { people } = await ask<{ people: Card[] }>(keys, "people?sort=touchpoints&known=true&limit=50");
  const byChannels = people.toSorted((a, b) => b.channels.length - a.channels.length);
  return byChannels.find(({ name }) => name)!.personId;
}

interface Loading {
  state: string;
  sent: number;
  total: number | null;
  failedBecause: string | null;
}

interface Card {
  personId: string;
  name: string | null;
  channels: string[];
}

async function ask<Body>(keys: SetUp, path: string, method = "GET"): Promise<Body> {
  const answer = await fetch(`${server.url}/api/workspaces/${keys.workspaceId}/${path}`, {
    method,
    headers: { authorization: `Bearer ${keys.secretKey}` },
  });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Body;
}
