import { AtSign, IdCard, type LucideIcon, Mail, MonitorSmartphone, Phone } from "lucide-react";

interface KindLook {
  label: string;
  icon: LucideIcon;
}

const looks: Record<string, KindLook> = {
  user_id: { label: "User id", icon: IdCard },
  email: { label: "Email", icon: Mail },
  phone: { label: "Phone", icon: Phone },
  anonymous_id: { label: "Device", icon: MonitorSmartphone },
};

const order = Object.keys(looks);

/** How a kind of identifier is named and drawn. */
export function kindLook(kind: string): KindLook {
  return looks[kind] ?? { label: capitalised(kind.replaceAll("_", " ")), icon: AtSign };
}

/** What tells most of who somebody is comes first; devices last. */
export function byKind<Of extends { kind: string }>(one: Of, other: Of): number {
  return rank(one.kind) - rank(other.kind);
}

function rank(kind: string): number {
  const at = order.indexOf(kind);
  if (kind === "anonymous_id") return order.length + 1;
  return at < 0 ? order.length : at;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
