import { Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import { Avatar } from "../parts/avatar.tsx";
import { classes } from "../parts/classes.ts";
import { Menu, type MenuEntry } from "../parts/menu.tsx";
import { useSession } from "./session.ts";
import { setTheme, type Theme, useTheme } from "./theme.ts";

const themeOptions = [
  { value: "system", label: "As the system", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
] as const;

interface AccountMenuProps {
  folded: boolean;
  onAccount: () => void;
  onKeyboardHelp: () => void;
  onSignOut: () => void;
}

/** Who one is here, and what is one's own: account, theme, keyboard, the way out. */
export function AccountMenu({ folded, onAccount, onKeyboardHelp, onSignOut }: AccountMenuProps) {
  const { account } = useSession();
  const theme = useTheme();
  const entries: MenuEntry[] = [
    { kind: "heading", label: account.name, detail: account.email },
    { kind: "rule" },
    { kind: "deed", label: "Account", icon: UserRound, run: onAccount },
    { kind: "deed", label: "Keyboard shortcuts", icon: Keyboard, shortcut: "?", run: onKeyboardHelp },
    { kind: "rule" },
    {
      kind: "choice",
      label: "Theme",
      value: theme,
      options: themeOptions,
      choose: (chosen) => setTheme(chosen as Theme),
    },
    { kind: "rule" },
    { kind: "deed", label: "Sign out", icon: LogOut, run: onSignOut },
  ];
  return (
    <Menu
      side="top"
      entries={entries}
      trigger={
        <button
          type="button"
          aria-label={`${account.name}, your account`}
          className={classes(
            "flex h-8 min-w-0 cursor-default items-center gap-2 rounded-md hover:bg-hover data-popup-open:bg-pressed",
            folded ? "w-8 justify-center" : "grow px-1.5 text-left",
          )}
        >
          <Avatar name={account.name} />
          {!folded && <span className="truncate">{account.name}</span>}
        </button>
      }
    />
  );
}
