import type { Tx } from "../kernel/database.ts";
import { meaningOf, type Overrides, overridesFrom } from "./catalogue/catalogue.ts";
import type { Meaning } from "./catalogue/meaning.ts";
import { ownMeanings } from "./meaning.sql.ts";

/** What names mean, workspace by workspace, as of now; read once per question, so a re-mapping holds at once. */
export class Meanings {
  readonly #own: ReadonlyMap<string, Overrides>;

  constructor(own: ReadonlyMap<string, Overrides>) {
    this.#own = own;
  }

  of(workspaceId: string, name: string, kind: string): Meaning | null {
    return meaningOf(name, kind, this.#own.get(workspaceId));
  }
}

/** Reads what names mean in a workspace, or, for followers, in all of them. */
export async function readMeanings(tx: Tx, workspaceId: string | null): Promise<Meanings> {
  const rows = await ownMeanings(tx, workspaceId);
  const byWorkspace = Map.groupBy(rows, (row) => row.workspaceId);
  return new Meanings(new Map([...byWorkspace].map(([workspace, meanings]) => [workspace, overridesFrom(meanings)])));
}
