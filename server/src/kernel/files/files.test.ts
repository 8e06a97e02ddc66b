import { createHash, randomBytes, randomUUID } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { HandClock } from "../clock.fixture.ts";
import { inWorkspace } from "../database.ts";
import { openTestKernel, type TestKernel } from "../kernel.fixture.ts";
import { removeEnded } from "./remove-ended.ts";
import { type Bucket, s3Key, s3Region, s3Secret, startBucket } from "./s3.fixture.ts";
import { arrivalsOf, storeOf } from "./store-of.ts";

const workspaceId = randomUUID();
const mostBytes = 5_000_000;
const inAnHour = (clock: HandClock) => new Date(clock.now().getTime() + 3_600_000);

const places = ["a folder", "a bucket"] as const;

describe.each(places)("files in %s", (place) => {
  let at: TestDatabase;
  let bucket: Bucket;
  let clock: HandClock;
  let here: TestKernel;
  beforeEach(async () => {
    at = await copyDatabase();
    bucket = await startBucket();
    clock = new HandClock("2026-03-01T08:00:00Z");
    const inBucket = {
      FILES_S3_ENDPOINT: bucket.endpoint,
      FILES_S3_BUCKET: "kestrel",
      FILES_S3_REGION: s3Region,
      FILES_S3_KEY: s3Key,
      FILES_S3_SECRET: s3Secret,
    };
    here = await openTestKernel(at, { clock, settings: place === "a bucket" ? inBucket : {} });
  });
  afterEach(async () => {
    await here[Symbol.asyncDispose]();
    await bucket[Symbol.asyncDispose]();
    await at[Symbol.asyncDispose]();
  });

  const keep = (bytes: Buffer, name = "notes.txt", more: { until?: Date; mostBytes?: number } = {}) =>
    here.kernel.files.keep(workspaceId, Readable.from([bytes]), { name, mostBytes, ...more });
  const contentOf = async (fileId: string, workspace = workspaceId) =>
    buffer((await here.kernel.files.open(workspace, fileId)).stream);
  const sweep = () => {
    const { config, db, log } = here.kernel;
    return removeEnded({ db, clock, log, store: storeOf(config), arrivals: arrivalsOf(config) });
  };
  const stored = async () => {
    if (place === "a bucket") return [...bucket.objects.keys()];
    const folder = join(here.kernel.config.DATA_DIR, "files");
    const all = await readdir(folder, { recursive: true, withFileTypes: true });
    return all.filter((one) => one.isFile()).map(({ name }) => name);
  };
  const rows = async () =>
    (await at.owner.query("select file_id from kernel.file union all select file_id from kernel.file_end")).rows;

  test("what is kept comes back as it was, and nobody else gets it", async () => {
    const bytes = randomBytes(3_000_000);
    const kept = await keep(bytes, "export.bin");
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(kept).toEqual({
      fileId: kept.fileId,
      name: "export.bin",
      mediaType: "application/octet-stream",
      bytes: 3_000_000,
      sha256,
    });
    expect((await contentOf(kept.fileId)).equals(bytes)).toBe(true);
    expect(bucket.refused).toEqual([]);
    await expect(contentOf(kept.fileId, randomUUID())).rejects.toMatchObject({ code: "not_found" });
    await expect(contentOf(randomUUID())).rejects.toMatchObject({ code: "not_found" });
  });

  test("one that is too large, empty or breaks off leaves nothing behind", async () => {
    const broken = async function* () {
      yield Buffer.from("half a fi");
      throw Object.assign(new Error("aborted"), { code: "ECONNRESET" });
    };
    await expect(keep(randomBytes(1001), "big.bin", { mostBytes: 1000 })).rejects.toMatchObject({ code: "too_large" });
    await expect(keep(Buffer.alloc(0))).rejects.toMatchObject({ code: "bad_input", message: "The file is empty." });
    const breaking = here.kernel.files.keep(workspaceId, Readable.from(broken()), { name: "a.txt", mostBytes });
    await expect(breaking).rejects.toMatchObject({ code: "bad_input", message: "The upload broke off." });
    expect(await stored()).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  test("an upload that nothing refers to is removed at its time; one that is attached stays", async () => {
    const [loose, attached] = [
      await keep(Buffer.from("loose"), "a.txt", { until: inAnHour(clock) }),
      await keep(Buffer.from("kept"), "b.txt", { until: inAnHour(clock) }),
    ];
    const found = await inWorkspace(at.db, workspaceId, (tx) =>
      here.kernel.files.attach(tx, workspaceId, [attached.fileId]),
    );
    expect(found).toEqual([attached]);
    clock.advance(3_600_001);
    await expect(contentOf(loose.fileId)).rejects.toMatchObject({ code: "not_found" });
    const late = inWorkspace(at.db, workspaceId, (tx) => here.kernel.files.attach(tx, workspaceId, [loose.fileId]));
    await expect(late).rejects.toMatchObject({ code: "not_found" });
    await sweep();
    expect(await stored()).toEqual([expect.stringContaining(attached.fileId)]);
    expect(await rows()).toEqual([{ file_id: attached.fileId }]);
    expect((await contentOf(attached.fileId)).toString()).toBe("kept");
  });

  test("what is discarded with a transaction is gone with it, and what is removed is gone at once", async () => {
    const [discarded, removed, other] = [
      await keep(Buffer.from("1")),
      await keep(Buffer.from("2")),
      await keep(Buffer.from("3")),
    ];
    const undone = inWorkspace(at.db, workspaceId, async (tx) => {
      await here.kernel.files.discard(tx, workspaceId, [other.fileId]);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await inWorkspace(at.db, workspaceId, (tx) => here.kernel.files.discard(tx, workspaceId, [discarded.fileId]));
    await expect(contentOf(discarded.fileId)).rejects.toMatchObject({ code: "not_found" });
    await here.kernel.files.remove(workspaceId, [removed.fileId, randomUUID()]);
    await here.kernel.files.remove(randomUUID(), [other.fileId]);
    expect(await stored()).toHaveLength(2);
    await sweep();
    expect(await stored()).toEqual([expect.stringContaining(other.fileId)]);
  });

  test("a server that dies while it keeps a file leaves nothing for long", async () => {
    const kept = await keep(Buffer.from("orphan"));
    // As it is between the content and its row.
    await at.owner.query("delete from kernel.file");
    await at.owner.query("insert into kernel.file_end values ($1, $2, $3)", [
      workspaceId,
      kept.fileId,
      inAnHour(clock),
    ]);
    await sweep();
    expect(await stored()).toHaveLength(1);
    clock.advance(3_600_001);
    await sweep();
    expect(await stored()).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  if (place === "a bucket")
    test("a store that is busy is asked again; one that refuses is an error, and nothing is half kept", async () => {
      bucket.busy = 2;
      const kept = await keep(Buffer.from("patience"));
      bucket.busy = 2;
      expect((await contentOf(kept.fileId)).toString()).toBe("patience");
      const wrong = await openTestKernel(at, {
        clock,
        settings: {
          ...here.kernel.config,
          FILES_S3_SECRET: "not the secret",
          TRUST_PROXY: "false",
          DEMO: "false",
        } as never,
      });
      const refused = wrong.kernel.files.keep(workspaceId, Readable.from(["x"]), { name: "a.txt", mostBytes });
      await expect(refused).rejects.toThrow("403");
      expect(bucket.refused).toEqual(["SignatureDoesNotMatch"]);
      expect((await at.owner.query("select from kernel.file")).rowCount).toBe(1);
      await wrong[Symbol.asyncDispose]();
    });

  if (place === "a folder")
    test("contents are for this server's user alone", async () => {
      const kept = await keep(Buffer.from("private"));
      const path = join(here.kernel.config.DATA_DIR, "files", "kept", workspaceId, kept.fileId.slice(-2), kept.fileId);
      expect(await readFile(path, "utf8")).toBe("private");
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect(await stored()).toEqual([kept.fileId]);
    });
});
