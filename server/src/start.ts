import { fileURLToPath } from "node:url";
import { capabilities } from "./capabilities.ts";
import { assemble, prepareDatabase, type Server } from "./kernel/assemble.ts";
import { systemClock } from "./kernel/clock.ts";
import { type Config, readConfig } from "./kernel/config.ts";
import { createLog, type Log } from "./kernel/log.ts";
import { startEmbedded } from "./kernel/postgres/embedded.ts";
import { admitCaller } from "./workspaces/public.ts";

export const consoleFolder = fileURLToPath(new URL("../../console/dist/", import.meta.url));

/** A database to work on: the embedded one, or the one that DATABASE_URL names. */
export async function openPostgres(config: Config, log: Log): Promise<{ url: string; stop(): Promise<void> }> {
  if (config.DATABASE_URL) return { url: config.DATABASE_URL, stop: async () => undefined };
  return startEmbedded({ dataDir: config.DATA_DIR, log });
}

/** Starts everything, says what to open, and stops cleanly on Ctrl-C or a termination signal. */
export async function start(environment: Record<string, string | undefined>): Promise<Server> {
  const config = readConfig(environment);
  const log = createLog(config.LOG_LEVEL);
  const postgres = await openPostgres(config, log);
  try {
    await prepareDatabase(postgres.url, capabilities);
    const server = await assemble({
      config,
      log,
      capabilities,
      databaseUrl: postgres.url,
      clock: systemClock,
      admit: admitCaller,
      consoleFolder,
    });
    await server.http
      .listen({ port: config.PORT, host: config.HOST })
      .catch((error) => explainListening(error, config));
    stopOnSignal(server, postgres, log);
    process.stdout.write(`\n  Throughline is ready. Open ${config.PUBLIC_URL}\n\n`);
    return server;
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

function explainListening(error: NodeJS.ErrnoException, config: Config): never {
  if (error.code !== "EADDRINUSE") throw error;
  throw new Error(
    `Port ${config.PORT} is taken by another program. Stop it, or start with another: PORT=4700 npm start.`,
  );
}

function stopOnSignal(server: Server, postgres: { stop(): Promise<void> }, log: Log): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    try {
      await server.stop();
      await postgres.stop();
      process.exit(0);
    } catch (error) {
      log.error({ err: error }, "did not stop cleanly");
      process.exit(1);
    }
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}
