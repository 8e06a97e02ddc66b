import { type Db, inSystem } from "../kernel/database.ts";
import { tokenHash } from "../kernel/secrets.ts";
import { countAttempt, dropOldAttempts, forgiveAttempt } from "./sign-in-attempt.sql.ts";

export interface Attempt {
  /** The caller's address; an office behind one address shares it. */
  address: string;
  email: string;
}

interface Limit {
  of: (attempt: Attempt) => string;
  wrongAttempts: number;
  windowSeconds: number;
}

// The first is what a person who mistypes meets; the second slows one machine that tries many accounts; the third
// bounds what many machines together can try on one account, at a rate its owner seldom notices.
const limits: readonly Limit[] = [
  { of: ({ address, email }) => `${address} ${email}`, wrongAttempts: 5, windowSeconds: 60 },
  { of: ({ address }) => address, wrongAttempts: 30, windowSeconds: 60 },
  { of: ({ email }) => email, wrongAttempts: 100, windowSeconds: 3600 },
];

const longestWindowSeconds = Math.max(...limits.map(({ windowSeconds }) => windowSeconds));

/**
 * Counts an attempt to sign in before its password is looked at, so that many at once cannot all slip through.
 * Returns the seconds to wait if there were too many wrong ones, 0 otherwise.
 */
export async function beginAttempt(db: Db, attempt: Attempt): Promise<number> {
  return inSystem(db, async (tx) => {
    let wait = 0;
    for (const limit of limits) {
      const { attempts, secondsLeft } = await countAttempt(tx, keyOf(limit, attempt), limit.windowSeconds);
      if (attempts > limit.wrongAttempts) wait = Math.max(wait, secondsLeft);
    }
    return wait;
  });
}

/** Takes an attempt back that turned out right: only wrong ones count. */
export async function forgive(db: Db, attempt: Attempt): Promise<void> {
  await inSystem(db, async (tx) => {
    for (const limit of limits) await forgiveAttempt(tx, keyOf(limit, attempt));
    await dropOldAttempts(tx, longestWindowSeconds);
  });
}

// Hashed, so that the table holds neither what people typed nor where from, and no key is long.
function keyOf({ of }: Limit, attempt: Attempt): string {
  return tokenHash(of(attempt)).toString("base64url");
}
