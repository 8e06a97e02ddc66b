import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { Clock } from "../clock.ts";
import { type Db, inWorkspace, type Tx } from "../database.ts";
import { newId } from "../id.ts";
import { Refusal } from "../refusal.ts";
import { arrive } from "./arrive.ts";
import { usableName } from "./file-name.ts";
import { deleteFile, endFiles, type FileRow, insertFile, keepForGood, readFiles } from "./file-rows.ts";
import { mediaTypeOf } from "./media-type.ts";
import { refuseDangerous } from "./refused-files.ts";
import type { FileStore } from "./store.ts";

/** A file as it was kept: what it is was read from its content, whatever its sender said. */
export interface KeptFile {
  fileId: string;
  name: string;
  mediaType: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

export interface Keeping {
  name: string;
  mostBytes: number;
  /** When it is removed unless it is attached before: for what is uploaded before anything refers to it. */
  until?: Date;
}

interface Surroundings {
  db: Db;
  clock: Clock;
  store: FileStore;
  /** A local folder for what is still arriving. */
  arrivals: string;
}

/** A file that has not arrived in this time never will. */
const arrivesWithinMilliseconds = 3_600_000;

/** Keeps files outside the database, whatever they are kept in. */
export class Files {
  readonly #in: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#in = surroundings;
  }

  /** Keeps what a stream brings. Refuses what is empty, too large, nameless or would run when somebody opens it. */
  async keep(workspaceId: string, stream: Readable, { name: given, mostBytes, until }: Keeping): Promise<KeptFile> {
    const name = usableName(given);
    const now = this.#in.clock.now();
    const fileId = newId(now);
    await mkdir(this.#in.arrivals, { recursive: true, mode: 0o700 });
    const path = join(this.#in.arrivals, fileId);
    const content = await arrive(stream, path, mostBytes);
    try {
      const mediaType = await mediaTypeOf(path);
      refuseDangerous(name, mediaType);
      // Said before the content is stored: should this server die in between, its end is known.
      await this.#end(workspaceId, fileId, new Date(now.getTime() + arrivesWithinMilliseconds));
      await this.#in.store.put(keyOf(workspaceId, fileId), content);
      const row = { fileId, name, mediaType, bytes: content.bytes, sha256: content.sha256 };
      await this.#record(workspaceId, row, now, until);
      return shown(row);
    } finally {
      await rm(path, { force: true });
    }
  }

  /** The content of a file, and what it is. */
  async open(workspaceId: string, fileId: string): Promise<KeptFile & { stream: Readable }> {
    const [row] = await inWorkspace(this.#in.db, workspaceId, (tx) => this.#read(tx, workspaceId, [fileId]));
    const stream = row && (await this.#in.store.open(keyOf(workspaceId, fileId)));
    if (!stream) throw new Refusal("not_found", "There is no such file.");
    return { ...shown(row), stream };
  }

  /** Keeps files for good, in the transaction that refers to them, and says what they are; refuses if one is not there. */
  async attach(tx: Tx, workspaceId: string, fileIds: readonly string[]): Promise<KeptFile[]> {
    if (fileIds.length === 0) return [];
    await keepForGood(tx, workspaceId, fileIds, this.#in.clock.now());
    const rows = new Map((await this.#read(tx, workspaceId, fileIds)).map((row) => [row.fileId, row]));
    return fileIds.map((fileId) => {
      const row = rows.get(fileId);
      if (!row) throw new Refusal("not_found", "A file is not there any more. Add it again.", "files");
      return shown(row);
    });
  }

  /** Ends files with `tx`: from its commit on nobody opens them, and their contents are removed soon after. */
  async discard(tx: Tx, workspaceId: string, fileIds: readonly string[]): Promise<void> {
    if (fileIds.length > 0) await endFiles(tx, workspaceId, fileIds, this.#in.clock.now());
  }

  /** Removes files with their contents now. */
  async remove(workspaceId: string, fileIds: readonly string[]): Promise<void> {
    await inWorkspace(this.#in.db, workspaceId, (tx) => this.discard(tx, workspaceId, fileIds));
    for (const fileId of fileIds) {
      await this.#in.store.remove(keyOf(workspaceId, fileId));
      await inWorkspace(this.#in.db, workspaceId, (tx) => deleteFile(tx, { workspaceId, fileId }));
    }
  }

  #read(tx: Tx, workspaceId: string, fileIds: readonly string[]): Promise<FileRow[]> {
    return readFiles(tx, workspaceId, fileIds, this.#in.clock.now());
  }

  #end(workspaceId: string, fileId: string, at: Date): Promise<void> {
    return inWorkspace(this.#in.db, workspaceId, (tx) => endFiles(tx, workspaceId, [fileId], at));
  }

  async #record(workspaceId: string, row: FileRow, now: Date, until: Date | undefined): Promise<void> {
    await inWorkspace(this.#in.db, workspaceId, async (tx) => {
      await insertFile(tx, { workspaceId, ...row }, now);
      if (until) await endFiles(tx, workspaceId, [row.fileId], until);
      else await keepForGood(tx, workspaceId, [row.fileId], now);
    });
  }
}

/** Where a content is kept. The end of an id is random, so a folder never holds too much. */
export function keyOf(workspaceId: string, fileId: string): string {
  return `${workspaceId}/${fileId.slice(-2)}/${fileId}`;
}

function shown({ sha256, ...row }: FileRow): KeptFile {
  return { ...row, sha256: sha256.toString("hex") };
}
