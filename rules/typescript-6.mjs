// dependency-cruiser reads TypeScript by the compiler's JavaScript interface, which TypeScript 7 no longer has. So it
// gets TypeScript 6, the last one that has it; everything else uses 7.
import { createRequire, registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

const { resolve } = createRequire(import.meta.url);
const ours = new Map(
  ["typescript", "typescript/package.json"].map((name) => [name, pathToFileURL(resolve(name)).href]),
);

registerHooks({
  resolve(specifier, context, nextResolve) {
    const url = ours.get(specifier);
    return url ? { url, shortCircuit: true } : nextResolve(specifier, context);
  },
});
