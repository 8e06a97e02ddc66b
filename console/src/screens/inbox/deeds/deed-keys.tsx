import { useCommands } from "../../../shell/use-commands.ts";
import { useDeeds } from "./deeds.ts";

/** Puts every deed of the inbox on its key and into the palette. */
export function DeedKeys() {
  const deeds = useDeeds();
  useCommands(
    deeds.map(({ id, label, icon, shortcut, keywords, run }) => ({
      id: `inbox ${id}`,
      label,
      group: "Conversation",
      icon,
      run,
      ...(shortcut ? { shortcut } : {}),
      ...(keywords ? { keywords } : {}),
    })),
  );
  return null;
}
