import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runScript } from "./embedded.fixture.ts";
import { inTurn } from "./turn.ts";

test("of several processes one at a time has its turn, even when some are killed in the midst", () =>
  inFolder(async (folder) => {
    const counter = join(folder, "counter");
    await writeFile(counter, "0");
    const children: ChildProcess[] = [];
    const workers = Array.from({ length: 4 }, () => runScript(countingScript(folder, counter, 25), children));
    const allDone = Promise.all(workers.map(({ child }) => once(child, "exit")));
    const hanging = runScript(hangingScript(folder), children);
    await hanging.line;
    hanging.child.kill("SIGKILL");

    await allDone;
    expect(await readFile(counter, "utf8")).toBe("100");
    expect((await readdir(folder)).filter((name) => name.startsWith("turn-"))).toHaveLength(1);
  }));

test("a turn of a process whose number another one has now is over", () =>
  inFolder(async (folder) => {
    await symlink(`${process.pid} born-before-the-flood`, join(folder, "turn-7"));
    expect(await inTurn(folder, async () => "done")).toBe("done");
  }));

test("a deed that fails ends its turn", () =>
  inFolder(async (folder) => {
    await expect(inTurn(folder, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await inTurn(folder, async () => "done")).toBe("done");
  }));

async function inFolder(deed: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "throughline-turn-"));
  try {
    await deed(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const turnModule = JSON.stringify(new URL("./turn.ts", import.meta.url).href);

// Without turns the reading and writing of different processes would overlap and counts would be lost.
function countingScript(folder: string, counter: string, times: number): string {
  return `
    import { readFile, writeFile } from "node:fs/promises";
    import { inTurn } from ${turnModule};
    for (let time = 0; time < ${times}; time++)
      await inTurn(${JSON.stringify(folder)}, async () => {
        const count = Number(await readFile(${JSON.stringify(counter)}, "utf8"));
        await writeFile(${JSON.stringify(counter)}, String(count + 1));
      });
  `;
}

function hangingScript(folder: string): string {
  return `
    import { inTurn } from ${turnModule};
    setInterval(() => {}, 1_000);
    await inTurn(${JSON.stringify(folder)}, () => { console.log("{}"); return new Promise(() => {}); });
  `;
}
