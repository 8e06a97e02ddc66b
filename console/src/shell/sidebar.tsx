import { Link } from "@tanstack/react-router";
import { PanelLeftClose, PanelLeftOpen, Search } from "lucide-react";
import { classes } from "../parts/classes.ts";
import { IconButton } from "../parts/icon-button.tsx";
import { KeyHint } from "../parts/key-hint.tsx";
import { ariaKeys } from "../parts/key-names.ts";
import { Tooltip } from "../parts/tooltip.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { type NavigationItem, navigation } from "./navigation.ts";
import { WorkspaceSwitcher } from "./workspace-switcher.tsx";

export interface SidebarProps {
  folded: boolean;
  onFold: () => void;
  onPalette: () => void;
  onKeyboardHelp: () => void;
  onAccount: () => void;
  onSignOut: () => void;
  onSwitchWorkspace: (workspaceId: string) => void;
}

/** Where one can go, and who one is. Folds to its icons. */
export function Sidebar({ folded, onFold, onPalette, onSwitchWorkspace, ...account }: SidebarProps) {
  const foldButton = (
    <IconButton
      icon={folded ? PanelLeftOpen : PanelLeftClose}
      label={folded ? "Unfold navigation" : "Fold navigation"}
      shortcut="["
      side="right"
      onClick={onFold}
    />
  );
  return (
    <aside
      aria-label="Navigation and account"
      className={classes(
        "flex shrink-0 flex-col border-r bg-sidebar",
        folded ? "w-12 items-center px-2 py-2" : "w-56 p-2",
      )}
    >
      <WorkspaceSwitcher folded={folded} onSwitch={onSwitchWorkspace} />
      <PaletteButton folded={folded} onClick={onPalette} />
      <nav aria-label="Main" className="mt-3 flex w-full flex-col gap-px">
        {navigation.map((item) => (
          <Place key={item.to} item={item} folded={folded} />
        ))}
      </nav>
      <div className={classes("mt-auto flex items-center gap-1", folded && "flex-col-reverse")}>
        <AccountMenu folded={folded} {...account} />
        {foldButton}
      </div>
    </aside>
  );
}

function PaletteButton({ folded, onClick }: { folded: boolean; onClick: () => void }) {
  return (
    <Tooltip label="Search and commands" shortcut="mod+k" side="right" disabled={!folded}>
      <button
        type="button"
        aria-label={folded ? "Search and commands" : undefined}
        aria-keyshortcuts={ariaKeys("mod+k")}
        onClick={onClick}
        className={classes(
          "mt-2 flex h-7 w-full cursor-default items-center gap-2 rounded-md text-muted hover:text-text",
          folded ? "justify-center hover:bg-hover" : "border border-border bg-canvas px-2 hover:bg-hover",
        )}
      >
        <Search size={16} aria-hidden />
        {!folded && <span className="grow text-left">Search…</span>}
        {!folded && <KeyHint keys="mod+k" />}
      </button>
    </Tooltip>
  );
}

function Place({ item: { label, to, icon: Icon, shortcut }, folded }: { item: NavigationItem; folded: boolean }) {
  return (
    <Tooltip label={label} shortcut={shortcut} side="right" disabled={!folded}>
      <Link
        to={to}
        aria-label={folded ? label : undefined}
        className={classes(
          "group/place flex h-7 items-center gap-2 rounded-md text-muted hover:bg-hover hover:text-text aria-[current=page]:bg-pressed aria-[current=page]:font-medium aria-[current=page]:text-text",
          folded ? "w-8 justify-center" : "px-2",
        )}
      >
        <Icon size={16} className="shrink-0" aria-hidden />
        {!folded && <span className="grow text-text">{label}</span>}
        {!folded && (
          <span className="opacity-0 group-hover/place:opacity-100 group-focus-visible/place:opacity-100">
            <KeyHint keys={shortcut} />
          </span>
        )}
      </Link>
    </Tooltip>
  );
}
