// `npm run schema`: migrates a fresh database and writes what its tables look like to TypeScript.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { schemaTypes } from "../server/src/architecture/schema-types.ts";
import { capabilities } from "../server/src/capabilities.ts";
import { prepareDatabase } from "../server/src/kernel/assemble.ts";
import { createLog } from "../server/src/kernel/log.ts";
import { startEmbedded } from "../server/src/kernel/postgres/embedded.ts";

const target = new URL("../server/src/database.generated.ts", import.meta.url);

const dataDir = await mkdtemp(join(tmpdir(), "throughline-schema-"));
const postgres = await startEmbedded({ dataDir, log: createLog("error"), settings: { fsync: "off" } });
try {
  await prepareDatabase(postgres.url, capabilities);
  await writeFile(target, await schemaTypes(postgres.url));
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
