import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { capabilities } from "./capabilities.ts";
import { templateName } from "./database.fixture.ts";
import { prepareDatabase } from "./kernel/assemble.ts";
import { createLog } from "./kernel/log.ts";
import { startEmbedded } from "./kernel/postgres/embedded.ts";

/** Starts the database server of a test run and migrates the template that test files copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await testServer();
  const template = Object.assign(new URL(postgres.url), { pathname: `/${templateName}` }).toString();
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`drop database if exists ${templateName} with (force)`);
  await client.query(`create database ${templateName}`);
  await client.end();
  await prepareDatabase(template, capabilities);
  project.provide("postgresUrl", postgres.url);
  return async () => {
    await postgres.stop();
  };
}

/** TEST_DATABASE_URL names a server that tests may make databases on; else an embedded one lives as long as the run. */
async function testServer(): Promise<{ url: string; stop(): Promise<void> }> {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: async () => undefined };
  const dataDir = await mkdtemp(join(tmpdir(), "throughline-tests-"));
  // What a test writes need not survive the machine, only the test.
  const embedded = await startEmbedded({
    dataDir,
    log: createLog("warn"),
    settings: { fsync: "off", max_connections: "300" },
  });
  const stop = async () => {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: embedded.url, stop };
}
