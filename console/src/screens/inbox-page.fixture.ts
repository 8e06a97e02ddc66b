import type { Page } from "playwright-core";
import type { OpenConsole, Visit } from "./console.fixture.ts";

/** Opens the inbox, as the owner unless `cookie` says otherwise. */
export async function openInbox({ at, visit }: OpenConsole, search: string, cookie?: string): Promise<Visit> {
  const visited = await visit(at(`/inbox${search}`), cookie ? { cookie } : {});
  visited.page.setDefaultTimeout(15_000);
  await visited.page.getByRole("heading", { level: 1 }).waitFor();
  return visited;
}

/** A message that says just this. */
export function message(page: Page, text: string) {
  return page.getByRole("article", { name: /^(Message|Note) of/ }).getByText(text, { exact: true });
}

/** The line of somebody's conversation in the list. */
export function row(page: Page, name: string) {
  return page.getByRole("feed").getByRole("article", { name: new RegExp(`^${name}`) });
}

/** The heading of the open conversation. */
export function heading(page: Page, name: string) {
  return page.getByRole("region", { name: "Conversation", exact: true }).getByRole("heading", { name, level: 2 });
}
