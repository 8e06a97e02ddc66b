import { AtSign, IdCard, type LucideIcon, Mail, MonitorSmartphone, Phone, Tag } from "lucide-react";

interface KindLook {
  label: string;
  /** Several of them, inside a sentence. */
  several: string;
  icon: LucideIcon;
}

const looks: Record<string, KindLook> = {
  user_id: { label: "User id", several: "user ids", icon: IdCard },
  email: { label: "Email", several: "emails", icon: Mail },
  phone: { label: "Phone", several: "phone numbers", icon: Phone },
  anonymous_id: { label: "Device", several: "devices", icon: MonitorSmartphone },
};

const order = Object.keys(looks);

// Where more than the first letter is a capital.
const ownSpelling: Record<string, string> = {
  whatsapp: "WhatsApp",
  sms: "SMS",
  rcs: "RCS",
  twitter: "X (Twitter)",
  line: "LINE",
  wechat: "WeChat",
  apple: "Apple Messages",
};

/** How a kind of identifier is named and drawn: a trait by which a rule joins people goes by the trait's own name. */
export function kindLook(kind: string): KindLook {
  const known = looks[kind];
  if (known) return known;
  const [, trait] = /^trait:(.+)$/s.exec(kind) ?? [];
  if (trait) return { label: `Trait “${trait}”`, several: `values of “${trait}”`, icon: Tag };
  const [, channel] = /^(.+)_handle$/.exec(kind) ?? [];
  const label = channel ? `${ownSpelling[channel] ?? capitalised(channel)} handle` : capitalised(spaced(kind));
  return { label, several: `${label}s`, icon: AtSign };
}

/** A kind inside a sentence. */
export function kindInSentence(kind: string): string {
  const { label } = kindLook(kind);
  return looks[kind] || kind.startsWith("trait:") ? label.charAt(0).toLowerCase() + label.slice(1) : label;
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

function spaced(kind: string): string {
  return kind.replaceAll("_", " ");
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
