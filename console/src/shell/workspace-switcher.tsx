import { ChevronsUpDown } from "lucide-react";
import { classes } from "../parts/classes.ts";
import { Menu, type MenuEntry } from "../parts/menu.tsx";
import { Mark } from "./mark.tsx";
import { useSession } from "./session.ts";

/** The mark, the workspace's name, and the way to another workspace. */
export function WorkspaceSwitcher({ folded, onSwitch }: { folded: boolean; onSwitch: (workspaceId: string) => void }) {
  const { workspace, workspaces } = useSession();
  if (workspaces.length < 2) {
    return (
      <div className={classes("flex h-8 items-center gap-2", folded ? "justify-center" : "px-2")}>
        <Mark />
        <span className={folded ? "sr-only" : "truncate font-semibold"}>{workspace.name}</span>
      </div>
    );
  }
  const options = workspaces.map(({ id, name }) => ({ value: id, label: name }));
  const entries: MenuEntry[] = [
    { kind: "choice", label: "Workspaces", value: workspace.id, options, choose: onSwitch },
  ];
  return (
    <Menu
      entries={entries}
      trigger={
        <button
          type="button"
          aria-label={`${workspace.name}, switch workspace`}
          className={classes(
            "flex h-8 cursor-default items-center gap-2 rounded-md hover:bg-hover data-popup-open:bg-pressed",
            folded ? "w-8 justify-center" : "w-full px-2 text-left",
          )}
        >
          <Mark />
          {!folded && <span className="grow truncate font-semibold">{workspace.name}</span>}
          {!folded && <ChevronsUpDown size={16} className="shrink-0 text-muted" aria-hidden />}
        </button>
      }
    />
  );
}
