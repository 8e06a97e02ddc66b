import { closeSync, openSync, writeSync } from "node:fs";
import { type Truth, truthLine } from "./truth.ts";

/** A file of JSON Lines that receives the truth. Close it, or its end is missing. */
export interface TruthFile extends Disposable {
  write(truth: Truth): void;
}

const chunkCharacters = 1 << 16;

/** Opens (and empties) a file for the truth. */
export function openTruthFile(path: string): TruthFile {
  const file = openSync(path, "w");
  let waiting = "";
  const flush = () => {
    writeSync(file, waiting);
    waiting = "";
  };
  return {
    write(truth) {
      waiting += truthLine(truth);
      if (waiting.length >= chunkCharacters) flush();
    },
    [Symbol.dispose]() {
      flush();
      closeSync(file);
    },
  };
}
