import { BlockList, isIP } from "node:net";
import type { ChatSettings } from "./settings.ts";

type Blocked = ChatSettings["blocked"];

const lists = new WeakMap<Blocked, BlockList>();

/** Whether somebody who comes from this address, or is this visitor, is not wanted. */
export function isBlocked(blocked: Blocked, { address, visitorId }: { address: string; visitorId?: string }): boolean {
  if (visitorId !== undefined && blocked.visitors.includes(visitorId)) return true;
  if (blocked.addresses.length === 0) return false;
  const family = isIP(address);
  return family !== 0 && listOf(blocked).check(address, family === 6 ? "ipv6" : "ipv4");
}

/** The first word of the list that a text holds, whatever the case and the form of its letters. */
export function blockedWordIn(text: string, { words }: Blocked): string | undefined {
  if (words.length === 0) return undefined;
  const folded = fold(text);
  return words.find((word) => folded.includes(fold(word)));
}

/** Whether a text can stand in the list: an address, or a range with the length of its prefix. */
export function isAddressRange(text: string): boolean {
  const [address = "", prefix] = text.split("/");
  const family = isIP(address);
  return family !== 0 && (prefix === undefined || Number(prefix) <= (family === 6 ? 128 : 32));
}

function listOf(blocked: Blocked): BlockList {
  const known = lists.get(blocked);
  if (known) return known;
  const list = new BlockList();
  for (const entry of blocked.addresses.filter(isAddressRange)) {
    const [address = "", prefix] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  lists.set(blocked, list);
  return list;
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
