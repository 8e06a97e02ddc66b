import { useNavigate } from "@tanstack/react-router";
import { Keyboard, LogOut, Monitor, Moon, PanelLeft, Sun, UserRound } from "lucide-react";
import type { NavigationItem } from "./navigation.ts";
import { setTheme } from "./theme.ts";
import { useCommands, useShortcut } from "./use-commands.ts";

interface ShellCommandsProps {
  navigation: readonly NavigationItem[];
  onPalette: () => void;
  onHelp: () => void;
  onFold: () => void;
  onSignOut: () => void;
}

/** What can be done on every screen. */
export function ShellCommands({ navigation, onPalette, onHelp, onFold, onSignOut }: ShellCommandsProps) {
  const navigate = useNavigate();
  useShortcut("mod+k", "Search and commands", "General", onPalette);
  useCommands(
    navigation.map(({ label, to, icon, shortcut, keywords }) => ({
      id: `go ${to}`,
      label,
      group: "Go to",
      icon,
      shortcut,
      keywords: keywords ?? [],
      run: () => void navigate({ to }),
    })),
  );
  useCommands([
    { id: "help", label: "Keyboard shortcuts", group: "General", icon: Keyboard, shortcut: "?", run: onHelp },
    { id: "fold", label: "Fold or unfold navigation", group: "General", icon: PanelLeft, shortcut: "[", run: onFold },
    {
      id: "account",
      label: "Your account",
      group: "General",
      icon: UserRound,
      run: () => void navigate({ to: "/account" }),
    },
    { id: "light", label: "Theme: light", group: "General", icon: Sun, run: () => setTheme("light") },
    { id: "dark", label: "Theme: dark", group: "General", icon: Moon, run: () => setTheme("dark") },
    { id: "system", label: "Theme: as the system", group: "General", icon: Monitor, run: () => setTheme("system") },
    {
      id: "sign-out",
      label: "Sign out",
      group: "General",
      icon: LogOut,
      keywords: ["log out", "leave"],
      run: onSignOut,
    },
  ]);
  return null;
}
