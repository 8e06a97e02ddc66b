import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";

const LOADER_LIMIT_BYTES = 5 * 1024;
const PANEL_LIMIT_BYTES = 50 * 1024;
const TARGET = new URL("./dist/", import.meta.url);
const PLACE = "/chat/assets/";

/** A file of the widget as browsers get it. */
export interface BuiltFile {
  name: string;
  text: string;
}

export interface BuiltWidget {
  /** `chat.js`: the one script of a page. */
  loader: string;
  /** The panel and one file for each language; their names change with their content. */
  assets: BuiltFile[];
}

const shared = {
  bundle: true,
  minify: true,
  write: false,
  target: "es2022",
  charset: "utf8",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".css": "text" },
  legalComments: "none",
  plugins: [
    {
      name: "small sheets",
      setup: ({ onLoad }) =>
        onLoad({ filter: /[.]css$/ }, async ({ path }) => {
          const { outputFiles } = await build({ entryPoints: [path], minify: true, write: false, target: "es2022" });
          return { contents: outputFiles[0]!.text, loader: "text" };
        }),
    },
  ],
} satisfies BuildOptions;

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** Bundles the widget for browsers. */
export async function bundleWidget(): Promise<BuiltWidget> {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: [{ in: source("panel/start.tsx"), out: "panel" }],
    outdir: fileURLToPath(TARGET),
    format: "esm",
    splitting: true,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    banner: { js: "/* throughline chat, Apache-2.0 */" },
  });
  const assets = outputFiles.map(({ path, text }) => ({ name: path.split("/").at(-1)!, text }));
  const panel = assets.find(({ name }) => name.startsWith("panel-"))!;
  const loader = await build({
    ...shared,
    entryPoints: [source("loader/entry.ts")],
    format: "iife",
    define: { PANEL_PATH: JSON.stringify(PLACE + panel.name) },
    banner: { js: "/* throughline chat, Apache-2.0 */" },
  });
  return { loader: loader.outputFiles[0]!.text, assets };
}

/** The gzip sizes that a visitor pays: the loader, and the panel with the largest language. */
export function sizesOf({ loader, assets }: BuiltWidget): { loader: number; panel: number } {
  const size = (text: string) => gzipSync(text).length;
  const [shared, languages] = [false, true].map((isLanguage) =>
    assets.filter(({ name }) => /^[a-z]{2}-/.test(name) === isLanguage).map(({ text }) => size(text)),
  );
  const everything = shared!.reduce((sum, bytes) => sum + bytes, 0);
  return { loader: size(loader), panel: everything + Math.max(0, ...languages!) };
}

/** Writes `dist/` and answers the gzip sizes; throws where one is over its limit. */
export async function buildWidget(): Promise<{ loader: number; panel: number }> {
  const widget = await bundleWidget();
  const sizes = sizesOf(widget);
  if (sizes.loader > LOADER_LIMIT_BYTES) throw tooLarge("chat.js", sizes.loader, LOADER_LIMIT_BYTES);
  if (sizes.panel > PANEL_LIMIT_BYTES) throw tooLarge("The panel", sizes.panel, PANEL_LIMIT_BYTES);
  await mkdir(new URL("./assets/", TARGET), { recursive: true });
  for (const old of await readdir(new URL("./assets/", TARGET))) await rm(new URL(`./assets/${old}`, TARGET));
  await writeEach("chat.js", widget.loader);
  for (const { name, text } of widget.assets) await writeEach(`assets/${name}`, text);
  return sizes;
}

/** Writes a file, and what a server sends of it to browsers that can unpack it. */
async function writeEach(path: string, text: string): Promise<void> {
  await writeFile(new URL(path, TARGET), text);
  await writeFile(new URL(`${path}.gz`, TARGET), gzipSync(text, { level: 9 }));
  await writeFile(new URL(`${path}.br`, TARGET), brotliCompressSync(text));
}

function tooLarge(what: string, bytes: number, limit: number): Error {
  return new Error(`${what} is ${bytes} bytes gzip; the limit is ${limit}.`);
}

if (import.meta.main) {
  const { loader, panel } = await buildWidget();
  console.log(`chat.js: ${loader} bytes gzip, of ${LOADER_LIMIT_BYTES} allowed`);
  console.log(`panel with one language: ${panel} bytes gzip, of ${PANEL_LIMIT_BYTES} allowed`);
}
