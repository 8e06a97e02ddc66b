import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const LIMIT_BYTES = 4096;
const TARGET = new URL("./dist/sdk.js", import.meta.url);

/** Bundles the client for browsers; answers the script. */
export async function bundleSdk(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./src/global.ts", import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2020",
    banner: { js: "/* throughline.js, Apache-2.0 */" },
  });
  return outputFiles[0]!.text;
}

/** Writes `dist/sdk.js` and answers its gzip size in bytes; throws where it is over the limit. */
export async function buildSdk(): Promise<number> {
  const script = await bundleSdk();
  const size = gzipSync(script).length;
  if (size > LIMIT_BYTES) throw new Error(`sdk.js is ${size} bytes gzip; the limit is ${LIMIT_BYTES}.`);
  await mkdir(new URL(".", TARGET), { recursive: true });
  await writeFile(TARGET, script);
  return size;
}

if (import.meta.main) {
  console.log(`sdk.js: ${await buildSdk()} bytes gzip, of ${LIMIT_BYTES} allowed`);
}
