import { useNavigate, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ConnectionState } from "../api/live-connection.ts";
import { TitleContext } from "./document-title.ts";
import { KeyboardHelp } from "./keyboard-help.tsx";
import { LiveBanner } from "./live-banner.tsx";
import { navigation } from "./navigation.ts";
import { Palette } from "./palette.tsx";
import type { FoundPerson, SearchPeople } from "./people-search.ts";
import { type Session, SessionContext } from "./session.ts";
import { ShellCommands } from "./shell-commands.tsx";
import { Sidebar } from "./sidebar.tsx";
import { useSidebar } from "./sidebar-state.ts";
import { createKeyboard, KeyboardContext } from "./use-commands.ts";

export interface ShellProps {
  session: Session;
  connection: ConnectionState;
  onRetryConnection: () => void;
  searchPeople?: SearchPeople;
  onPerson: (person: FoundPerson) => void;
  onSwitchWorkspace: (workspaceId: string) => void;
  onSignOut: () => void;
  children: ReactNode;
}

/** Everything around a screen: navigation, palette, shortcuts, and the state of the live connection. */
export function Shell({ session, connection, onRetryConnection, children, ...rest }: ShellProps) {
  const { searchPeople, onPerson, onSwitchWorkspace, onSignOut } = rest;
  const [keyboard] = useState(createKeyboard);
  const [overlay, setOverlay] = useState<"palette" | "help" | null>(null);
  const { folded, toggle } = useSidebar(useFills());
  const navigate = useNavigate();
  const close = () => setOverlay(null);

  useEffect(() => {
    // A chord with a modifier is heard before the part in focus: an open or closing list takes every Enter for its own.
    const hear = (event: KeyboardEvent) => {
      const isChord = event.ctrlKey || event.metaKey;
      const early = event.eventPhase === Event.CAPTURING_PHASE;
      if (isChord === early && keyboard.shortcuts.handle(event)) event.stopPropagation();
    };
    document.addEventListener("keydown", hear, true);
    document.addEventListener("keydown", hear);
    return () => {
      document.removeEventListener("keydown", hear, true);
      document.removeEventListener("keydown", hear);
    };
  }, [keyboard]);

  return (
    <KeyboardContext value={keyboard}>
      <SessionContext value={session}>
        <TitleContext value={session.workspace.name}>
          <ShellCommands
            navigation={navigation}
            onPalette={() => setOverlay(overlay === "palette" ? null : "palette")}
            onHelp={() => setOverlay("help")}
            onFold={toggle}
            onSignOut={onSignOut}
          />
          <a
            href="#main"
            className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md border border-border bg-raised px-3 py-1.5 focus:translate-y-0"
          >
            Skip to content
          </a>
          <div className="flex h-full">
            <Sidebar
              folded={folded}
              onFold={toggle}
              onPalette={() => setOverlay("palette")}
              onKeyboardHelp={() => setOverlay("help")}
              onAccount={() => void navigate({ to: "/account" })}
              onSignOut={onSignOut}
              onSwitchWorkspace={onSwitchWorkspace}
            />
            <div className="flex min-w-0 grow flex-col">
              <LiveBanner connection={connection} onRetry={onRetryConnection} />
              <Main>{children}</Main>
            </div>
          </div>
          <Palette open={overlay === "palette"} onClose={close} searchPeople={searchPeople} onPerson={onPerson} />
          <KeyboardHelp open={overlay === "help"} onClose={close} />
        </TitleContext>
      </SessionContext>
    </KeyboardContext>
  );
}

/** Whether the screen that is shown fills the window with panes of its own. */
function useFills(): boolean {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return navigation.some(({ to, fills }) => fills && path.startsWith(to));
}

/** The screen's place. A change of screen moves the focus here, so that screen readers begin at its top. */
function Main({ children }: { children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current !== undefined && last.current !== path) main.current?.focus({ preventScroll: true });
    last.current = path;
  }, [path]);
  return (
    <main ref={main} id="main" tabIndex={-1} className="flex min-h-0 grow flex-col outline-none">
      {children}
    </main>
  );
}
