import { generate, PostgresDialect } from "kysely-codegen";

/** The TypeScript types of a migrated database, as `database.generated.ts` holds them. */
export async function schemaTypes(url: string): Promise<string> {
  const dialect = new PostgresDialect();
  const db = await dialect.introspector.connect({ connectionString: url, dialect });
  try {
    return await generate({
      db,
      dialect,
      camelCase: true,
      excludePattern: "graphile_worker.*",
      // As kernel/database.ts has the driver read them; what is in a document is for its reader to check.
      typeMapping: { int8: "number", json: "unknown", jsonb: "unknown" },
      outFile: null,
    });
  } finally {
    await db.destroy();
  }
}
