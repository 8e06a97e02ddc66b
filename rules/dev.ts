// `npm run dev`: the server, started again on every change, and the console from Vite, which keeps its state.
import { type ChildProcess, spawn } from "node:child_process";

const server = process.env.PORT ?? "4600";
const environment = { ...process.env, PORT: server, THROUGHLINE_URL: `http://localhost:${server}`, DEMO: "true" };
const watched = ["--watch-path=server/src", "--watch-path=simulator/src", "--watch-preserve-output"];

const children: ChildProcess[] = [
  start("node", ["--watch", ...watched, "server/src/main.ts"]),
  start("vite", ["console", "--clearScreen", "false"]),
];
process.stdout.write(
  `\n  The console reloads by itself on the address that Vite says below; the server is on port ${server}.\n\n`,
);

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop(0));

function start(command: string, args: string[]): ChildProcess {
  const child = spawn(command, args, { stdio: "inherit", env: environment });
  child.on("exit", (code) => stop(code ?? 1));
  return child;
}

/** Ends the one when the other ends; Ctrl-C reaches both by itself, and SIGTERM again does no harm. */
function stop(code: number): void {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  for (const child of children) child.kill("SIGTERM");
}
