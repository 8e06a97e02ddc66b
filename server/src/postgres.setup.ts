import pg from "pg";
import type { TestProject } from "vitest/node";
import { capabilities } from "./capabilities.ts";
import { templateName } from "./database.fixture.ts";
import { prepareDatabase } from "./kernel/assemble.ts";

/** Starts the database server of a test run and migrates the template that test files copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = { url: process.env.TEST_DATABASE_URL ?? "postgres://postgres@localhost:5598/postgres", stop: async () => undefined };
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
