import type { Kernel } from "../kernel/assemble.ts";
import type { Timer } from "../kernel/timers.ts";
import { applyChanges, wakeTimer } from "./change-conversation.ts";

/** Opens snoozed conversations when their time has come. */
export function wakingTimer({ clock }: Kernel): Timer {
  return {
    name: wakeTimer,
    ring: async (tx, { workspaceId, key }) => {
      const deed = { by: "system", at: clock.now(), reason: "The time until which it was snoozed has come." };
      await applyChanges(tx, { workspaceId, conversationId: key }, [{ kind: "state", to: "open" }], deed);
    },
  };
}
