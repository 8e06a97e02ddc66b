// Makes a checkout ready to run: installs what is missing and builds what is stale. Runs on the system's Node (20 or
// later) before anything is installed, so it is plain JavaScript and imports no package.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { prepareBrowser } from "./prepare-browser.mjs";

const root = dirname(fileURLToPath(import.meta.url));
process.chdir(root);

const builds = [
  { name: "browser SDK", from: ["sdk"], to: "sdk/dist", run: ["node", ["sdk/build.ts"]] },
  { name: "chat widget", from: ["widget", "sdk/src"], to: "widget/dist", run: ["node", ["widget/build.ts"]] },
  {
    name: "console",
    from: ["console", "server/src"],
    to: "console/dist",
    run: ["vite", ["build", "console", "--logLevel", "error"]],
  },
];

if (Number(process.versions.node.split(".")[0]) < 20)
  fail("Throughline needs Node 20 or later to start; see https://nodejs.org.");
installWhatIsMissing();
if (!process.argv.includes("--install-only")) for (const build of builds) buildIfStale(build);
if (process.argv.includes("--with-browser")) {
  const missing = prepareBrowser(say);
  if (missing) fail(missing);
}

function installWhatIsMissing() {
  const stamp = join("node_modules", ".throughline-installed");
  const wanted = digest(["package-lock.json"]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && existsSync("node_modules/.bin/node")) return;
  say("installing packages (once; a minute or so)");
  const ci = ["ci", "--no-audit", "--no-fund", "--loglevel", "error"];
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  // The Node in node_modules is about to be removed with the rest, so npm runs on the one that the system started it with.
  if (npm && node) run(node, [npm, ...ci], systemPath());
  else run("npm", ci, systemPath());
  writeFileSync(stamp, wanted);
}

function buildIfStale({ name, from, to, run: [command, args] }) {
  const sources = from
    .flatMap(filesUnder)
    .filter((file) => !file.startsWith(to) && !/\.test\.|\.fixture\.|\.sql(\.ts)?$/.test(file));
  const wanted = digest([...sources, "package-lock.json"]);
  const stamp = join(to, ".built-from");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say(`building the ${name}`);
  run(
    join("node_modules", ".bin", command),
    args,
    `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH}`,
  );
  mkdirSync(to, { recursive: true });
  writeFileSync(stamp, wanted);
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => !/(^|\/)(node_modules|dist)(\/|$)/.test(file) && statSync(file).isFile())
    .sort();
}

function digest(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

function systemPath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.filter((folder) => !folder.includes("node_modules")).join(delimiter);
}

function run(command, args, path) {
  const { status, error } = spawnSync(command, args, { stdio: ["ignore", 2, 2], env: { ...process.env, PATH: path } });
  if (status !== 0)
    fail(`“${command} ${args.join(" ")}” failed${error ? `: ${error.message}` : ""}. The lines above say why.`);
}

function say(text) {
  process.stderr.write(`throughline: ${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
