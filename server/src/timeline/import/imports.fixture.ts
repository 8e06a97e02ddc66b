import { setTimeout as pause } from "node:timers/promises";
import type { TestDatabase } from "../../database.fixture.ts";
import { ask, type Owner, type RunningServer } from "../../server.fixture.ts";
import type { Preview, ShownImport } from "./contract.ts";

/** An import as it is shown alone; over HTTP its times are texts. */
export type ImportDetail = ShownImport & {
  errors: { line: number; code: string; reason: string; raw: string }[];
  cursor: string;
};

/** What a company's admin does with files, over HTTP. */
export class Importer {
  readonly #url: string;
  readonly #cookie: string;
  readonly path: string;

  constructor({ url, owner }: Pick<RunningServer, "url"> & { owner: Owner }) {
    this.#url = url;
    this.#cookie = owner.cookie;
    this.path = `/api/workspaces/${owner.workspaceId}/imports`;
  }

  async upload(content: string | Buffer, fileName = "file.csv"): Promise<ShownImport> {
    const cookie = this.#cookie;
    const response = await fetch(`${this.#url}${this.path}?fileName=${encodeURIComponent(fileName)}`, {
      method: "POST",
      headers: { cookie, origin: this.#url },
      body: typeof content === "string" ? content : new Uint8Array(content),
    });
    if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as ShownImport;
  }

  post<Body = ShownImport>(importId: string, deed: "preview" | "start" | "cancellation", body: object = {}) {
    return ask<Body>(this.#url, "POST", `${this.path}/${importId}/${deed}`, { cookie: this.#cookie, body });
  }

  async get(importId: string) {
    return (await ask<ImportDetail>(this.#url, "GET", `${this.path}/${importId}`, { cookie: this.#cookie })).body;
  }

  async errorsFile(importId: string): Promise<string> {
    const cookie = this.#cookie;
    return (await ask(this.#url, "GET", `${this.path}/${importId}/errors.csv`, { cookie })).text;
  }

  /** Uploads a file, takes the guess, with changes to its mapping, and waits for the end. */
  async import(content: string | Buffer, change: object = {}, fileName?: string) {
    const { importId } = await this.upload(content, fileName);
    const { body } = await this.post<Preview>(importId, "preview");
    const mapping = { ...body.mapping, ...change };
    const started = await this.post(importId, "start", { format: body.format, mapping });
    if (started.status !== 202) throw new Error(`${started.status} ${started.text}`);
    return this.ended(importId);
  }

  async ended(importId: string) {
    for (;;) {
      const shown = await this.get(importId);
      if (shown.endedAt) return shown;
      await pause(50);
    }
  }
}

/** Every touchpoint of a workspace with the user id it stands under, oldest first. */
export async function touchpointsOf({ owner: admin }: TestDatabase, workspaceId: string) {
  const { rows } = await admin.query(
    `select i.kind as identifier, i.value, t.kind, t.name, t.channel, t.occurred_at, t.properties, t.source_id, t.touchpoint_id
     from timeline.touchpoint t left join people.identifier i using (workspace_id, subject_id)
     where t.workspace_id = $1 order by t.occurred_at, i.value, t.touchpoint_id`,
    [workspaceId],
  );
  return rows;
}
