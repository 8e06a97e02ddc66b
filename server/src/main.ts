import { start } from "./start.ts";

await start(process.env).catch((error: Error) => {
  process.stderr.write(`throughline: ${error.message}\n`);
  process.exit(1);
});
