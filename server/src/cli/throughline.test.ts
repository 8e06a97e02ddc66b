import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { emptyDataDir, removeDataDir, startProcess } from "../process.fixture.ts";
import { ask } from "../server.fixture.ts";
import { runCommand } from "./cli.fixture.ts";

let at: TestDatabase;
let folder: string;
let settings: Record<string, string>;
beforeAll(async () => {
  at = await copyDatabase();
  folder = await mkdtemp(join(tmpdir(), "throughline-cli-"));
  settings = { DATABASE_URL: at.url, DATA_DIR: join(folder, "data"), INIT_CWD: folder, PORT: "4699" };
});
afterAll(async () => {
  await at[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const command = (...words: string[]) => runCommand(words, settings);
const ada = ["--email", "ada@kestrel.example", "--password", "a long enough password"];

describe("the command line", () => {
  test("says what there is", async () => {
    const { code, out } = await command();
    expect([code, out]).toEqual([0, expect.stringContaining("npm run throughline -- COMMAND")]);
    expect((await command("help", "import")).out).toContain("--columns ROLE");
    expect((await command("import", "--help")).out).toContain("--columns ROLE");
  });

  test("tells misuse in a sentence, with exit code 2 and nothing on standard output", async () => {
    const cases: [string[], string][] = [
      [["dance"], "There is no command “dance”"],
      [["setup", "--email", "a@b.example"], "setup needs --email, --password and --workspace"],
      [["import"], "import needs exactly one file"],
      [["import", "nowhere.csv"], "nowhere.csv cannot be read"],
      [["import", "--colour", "x"], "Unknown option '--colour'"],
    ];
    for (const [words, sentence] of cases) {
      const { code, out, err } = await command(...words);
      expect({ words, code, out, err }).toEqual({ words, code: 2, out: "", err: expect.stringContaining(sentence) });
    }
  }, 60_000);

  test("refuses a wrong setting and wrong input with exit code 1", async () => {
    const wrong = await runCommand(["status"], { ...settings, PORT: "many" });
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining("The setting PORT is not usable")]);
    const short = await command("setup", "--email", "x@kestrel.example", "--password", "short", "--workspace", "W");
    expect([short.code, short.out, short.err]).toEqual([1, "", expect.stringContaining("The password is not usable")]);
  });
});

describe("setup and import", () => {
  test("setup prints one JSON object and nothing else; a second workspace needs the account's password", async () => {
    const first = await command("setup", ...ada, "--workspace", "Kestrel", "--time-zone", "Europe/Berlin");
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toEqual({
      url: "http://localhost:4699",
      workspaceId: expect.any(String),
      writeKey: expect.stringMatching(/^wk_/),
      serverWriteKey: expect.stringMatching(/^wk_/),
      secretKey: expect.stringMatching(/^sk_/),
      identitySecret: expect.any(String),
    });
    expect((await command("setup", ...ada, "--workspace", "Merlin")).code).toBe(0);
    const wrong = await command("setup", ...ada.slice(0, 3), "some other password", "--workspace", "Hawk");
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining("this is not its password")]);

    const fresh = ["--password", "found again at last"];
    const stranger = await command("recover", "--email", "nobody@kestrel.example", ...fresh);
    expect([stranger.code, stranger.err]).toEqual([1, expect.stringContaining("has no account here")]);
    expect((await command("recover", ...ada.slice(0, 2), ...fresh)).code).toBe(0);
    expect((await command("setup", ...ada.slice(0, 2), ...fresh, "--workspace", "Osprey")).code).toBe(0);

    const { out } = await command("status", "--json");
    const found = JSON.parse(out);
    expect(found).toMatchObject({ server: "not running", database: "DATABASE_URL" });
    expect(found.workspaces.map(({ name }: { name: string }) => name)).toEqual(["Kestrel", "Merlin", "Osprey"]);
    expect((await command("migrate")).out).toBe("The schema is up to date.\n");
  }, 60_000);

  test("import asks which workspace, tells its guess, and writes what it could not import to a file", async () => {
    const days = [1, 31, 2, 3, 4, 5];
    const rows = days.map((day) => `u${day},${day}.2.2026 9:30,Altstadt,=1\n`);
    const file = `user_id,visited_at,shop,note\n${rows.join("")}`;
    await writeFile(join(folder, "visits.csv"), file);
    const which = await command("import", "visits.csv");
    expect([which.code, which.err]).toEqual([2, expect.stringContaining("Say --workspace ID")]);

    const words = [
      "import",
      "visits.csv",
      "--workspace",
      "kestrel",
      "--name",
      "Store Visited",
      "--channel",
      "in-store",
    ];
    const dry = await command(...words, "--dry-run");
    expect(
      dry.out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { line: 2, name: "Store Visited", channel: "in-store", occurredAt: "2026-02-01T08:30:00.000Z" },
      { line: 3, error: { code: "invalid_time" } },
      { line: 4, properties: { shop: "Altstadt", note: "=1" } },
      ...[{ line: 5 }, { line: 6 }, { line: 7 }],
    ]);
    const { code, out, err } = await command(...words, "--errors", "bad.csv");
    expect(code).toBe(3);
    expect(out).toMatch(/^6 rows: 5 imported, 0 there already, 1 not importable/);
    expect(err).toContain("visited_at → time (day_first, Europe/Berlin)");
    expect(await readFile(join(folder, "bad.csv"), "utf8")).toContain(
      '3,invalid_time,"“visited_at” holds ""31.2.2026 9:30""',
    );
    const again = await command(...words, "--json");
    expect(JSON.parse(again.out)).toMatchObject({ stored: 0, alreadyThere: 5, faulty: 1, outcome: "completed" });
  }, 60_000);

  test("import takes roles by order or by name, and refuses those that do not fit", async () => {
    await writeFile(join(folder, "calls.txt"), "17;20260301;7,5;x\n18;20260302;2,25;y\n");
    const base = ["import", "calls.txt", "--workspace", "Merlin"];
    const roles = "user_id,time:yyyymmdd,minutes,-";
    const few = await command(...base, "--columns", "user_id,time", "--name", "Called");
    expect([few.code, few.err]).toEqual([2, expect.stringContaining("--columns names 2; the file has 4")]);
    expect((await command(...base, "--columns", roles)).err).toContain("Say what happened");
    const { code, out, err } = await command(
      ...base,
      "--columns",
      roles,
      "--name",
      "Called",
      "--map",
      "Column 4=trait.code",
    );
    expect([code, out]).toEqual([0, expect.stringContaining("2 imported")]);
    expect(err).toContain("Column 3 → minutes (number_with_comma)");
    const { rows } = await at.owner.query(
      "select properties from timeline.touchpoint where name = 'Called' order by occurred_at",
    );
    expect(rows.map((row) => row.properties)).toEqual([{ minutes: 7.5 }, { minutes: 2.25 }]);
  }, 60_000);
});

test("beside a running server, on its embedded database, the command line just works", async () => {
  const dataDir = await emptyDataDir();
  const server = await startProcess(dataDir);
  const beside = { DATA_DIR: dataDir, PORT: new URL(server.url).port, INIT_CWD: folder };
  const { out } = await runCommand(["setup", ...ada, "--workspace", "Kestrel"], beside);
  const { workspaceId, secretKey, url } = JSON.parse(out);
  expect(url).toBe(server.url);
  expect((await runCommand(["status"], beside)).out).toContain(`ready at ${server.url}`);
  await writeFile(join(folder, "one.csv"), "user_id,event,at\nu1,Called,2026-03-01\n");
  expect((await runCommand(["import", "one.csv"], beside)).out).toContain("1 imported");

  const imports = await ask(server.url, "GET", `/api/workspaces/${workspaceId}/imports`, { key: secretKey });
  expect(imports.body).toMatchObject({
    imports: [{ fileName: "one.csv", state: "completed", uploadedBy: "command line" }],
  });
  const feed = await ask(server.url, "GET", `/api/workspaces/${workspaceId}/touchpoints`, { key: secretKey });
  expect(feed.body).toMatchObject({ touchpoints: [{ name: "Called" }] });
  await server.stop();
  expect((await runCommand(["status"], beside)).out).toContain("not running");
  await removeDataDir(dataDir);
}, 90_000);
