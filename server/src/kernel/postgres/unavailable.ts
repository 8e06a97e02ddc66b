/** PostgreSQL cannot be had; the message is one sentence that tells a person what to do. */
export class PostgresUnavailable extends Error {
  override name = "PostgresUnavailable";
}
