import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A random token of `bytes` bytes in URL-safe letters. */
export function randomToken(bytes = 24): string {
  return randomBytes(bytes).toString("base64url");
}

/** The SHA-256 of a high-entropy token, as stored instead of it. */
export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Compares two strings in time that does not depend on where they differ. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(tokenHash(a), tokenHash(b));
}

/** Reads a secret kept in the data folder, making it on first use; only its owner can read the file. */
export async function keptSecret(dataDir: string, name: string): Promise<string> {
  const path = join(dataDir, `${name}.secret`);
  await mkdir(dataDir, { recursive: true });
  try {
    await writeFile(path, randomToken(48), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFile(path, "utf8");
}
