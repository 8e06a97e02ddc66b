import type { Purposes } from "./message.ts";
import { type Permission, readPermission, recordPurposes } from "./permission.ts";
import type { Queue } from "./queue.ts";
import type { Store } from "./store.ts";

/** Applies the visitor's permission to what is kept. */
export interface Gate {
  /** Reads the permission anew, since another tab may have changed it. */
  ask(): Permission;
  /** Records a decision and answers whether the server has to know it. */
  decide(purposes: Purposes): boolean;
}

/** Opens the gate: what is said while the visitor has not decided stays in memory, and a refusal drops it. */
export function openGate(store: Store, queue: Queue, isConsentRequired: boolean): Gate {
  const read = () => readPermission(store, isConsentRequired);
  let permission = read();

  function ask(): Permission {
    const before = permission;
    permission = read();
    if (permission === "denied" && before !== "denied") queue.clear("mine");
    // A refusal, in whatever tab it was said, moves nothing out of memory: what waited for the answer goes with the page.
    if (permission !== "denied") store.persist(permission === "granted");
    return permission;
  }

  return {
    ask,
    decide(purposes) {
      const before = ask();
      recordPurposes(store, purposes);
      if (ask() === "denied") queue.clear("everyone");
      // A refusal before any consent stays in the browser; the end of a consent that was given has to be known.
      return before === "granted" || permission === "granted";
    },
  };
}
