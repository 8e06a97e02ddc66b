import {
  Building2,
  CalendarClock,
  Coffee,
  Contact,
  Fingerprint,
  KeyRound,
  type LucideIcon,
  MessagesSquare,
  PackageX,
  Plug,
  ScrollText,
  Split,
  Timer,
  UserCheck,
  UsersRound,
} from "lucide-react";

interface SettingsPlace {
  label: string;
  to: string;
  icon: LucideIcon;
  /** Without it the place is not offered. */
  needs: string;
  keywords: readonly string[];
}

interface PlaceGroup {
  label: string;
  places: readonly SettingsPlace[];
}

/** The pages of the settings, in the order in which they are shown. */
export const placeGroups: readonly PlaceGroup[] = [
  {
    label: "Workspace",
    places: [
      place("General", "/settings/workspace", Building2, "workspace:see", ["name", "time zone", "currency"]),
      place("Members", "/settings/members", UsersRound, "members:see", ["invite", "roles", "team", "colleagues"]),
      place("Audit log", "/settings/audit", ScrollText, "audit:see", ["history", "who", "when"]),
      place("Sample company", "/settings/sample", Coffee, "import:run", ["demo", "test data"]),
    ],
  },
  {
    label: "Service",
    places: [
      place("Chat", "/settings/chat", MessagesSquare, "channels:see", ["widget", "launcher", "script", "colours"]),
      place("Routing", "/settings/routing", Split, "desk:see", ["rules", "queue", "slots", "head start"]),
      place("Hours", "/settings/hours", CalendarClock, "desk:see", ["calendar", "holidays", "opening"]),
      place("SLA", "/settings/sla", Timer, "desk:see", ["service level", "policies", "targets", "promise"]),
      place("Teams", "/settings/teams", Contact, "desk:see", ["skills", "capacity", "agents", "slots"]),
    ],
  },
  {
    label: "Sending",
    places: [
      place("Install", "/settings/install", Plug, "keys:see", ["snippet", "sdk", "script"]),
      place("Keys", "/settings/keys", KeyRound, "keys:see", ["write key", "secret key", "api"]),
      place("Quarantine", "/settings/quarantine", PackageX, "quarantine:see", ["errors", "rejected", "invalid"]),
    ],
  },
  {
    label: "People",
    places: [
      place("Identity", "/settings/identity", Fingerprint, "workspace:see", ["tokens", "claims", "trust", "limits"]),
      place("To review", "/settings/review", UserCheck, "people:see", ["suggestions", "conflicts", "duplicates"]),
    ],
  },
];

function place(label: string, to: string, icon: LucideIcon, needs: string, keywords: readonly string[]): SettingsPlace {
  return { label, to, icon, needs, keywords };
}
