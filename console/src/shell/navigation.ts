import {
  Activity,
  BookOpen,
  Building2,
  Gauge,
  Inbox,
  ListOrdered,
  type LucideIcon,
  Settings,
  Upload,
  Users,
} from "lucide-react";

export interface NavigationItem {
  label: string;
  to: string;
  icon: LucideIcon;
  shortcut: string;
  keywords?: readonly string[];
  /** Set where a screen fills the window with panes of its own, so that the navigation makes room. */
  fills?: true;
}

/** The places of the console, in the order in which they are shown. */
export const navigation: readonly NavigationItem[] = [
  {
    label: "Inbox",
    to: "/inbox",
    icon: Inbox,
    shortcut: "g i",
    keywords: ["conversations", "chat", "answer", "desk"],
    fills: true,
  },
  {
    label: "Queue",
    to: "/queue",
    icon: ListOrdered,
    shortcut: "g q",
    keywords: ["routing", "waiting", "who is on", "supervisor", "sla at risk"],
  },
  {
    label: "Service",
    to: "/service",
    icon: Gauge,
    shortcut: "g m",
    keywords: ["metrics", "numbers", "response time", "sla", "dashboard"],
  },
  { label: "Live", to: "/live", icon: Activity, shortcut: "g l", keywords: ["feed", "touchpoints", "now"] },
  { label: "People", to: "/people", icon: Users, shortcut: "g p", keywords: ["customers", "persons", "contacts"] },
  { label: "Companies", to: "/companies", icon: Building2, shortcut: "g o", keywords: ["groups", "accounts", "b2b"] },
  { label: "Catalogue", to: "/catalogue", icon: BookOpen, shortcut: "g c", keywords: ["mapping", "names", "stages"] },
  { label: "Import", to: "/import", icon: Upload, shortcut: "g u", keywords: ["csv", "file", "upload"] },
  { label: "Settings", to: "/settings", icon: Settings, shortcut: "g s", keywords: ["members", "keys", "audit"] },
];
