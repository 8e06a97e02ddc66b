export type ItemKind = "track" | "page" | "screen" | "identify" | "group" | "alias";
export type Door = ItemKind | "batch" | "import";

const doors = new Map<string, Door>([
  ["track", "track"],
  ["t", "track"],
  ["page", "page"],
  ["p", "page"],
  ["screen", "screen"],
  ["s", "screen"],
  ["identify", "identify"],
  ["i", "identify"],
  ["group", "group"],
  ["g", "group"],
  ["alias", "alias"],
  ["a", "alias"],
  ["batch", "batch"],
  ["b", "batch"],
  ["import", "import"],
]);

const kinds: ReadonlySet<unknown> = new Set(["track", "page", "screen", "identify", "group", "alias"]);

/** Says what a path takes ("/v1/track", "/v1/t", "track/"), or null when it takes nothing. */
export function doorOf(path: string): Door | null {
  const bare = path.replace(/[?#].*$/, "").replace(/\/+$/, "");
  return doors.get(bare.slice(bare.lastIndexOf("/") + 1)) ?? null;
}

/** Tells the six kinds of item from any other value of an item's "type". */
export function isItemKind(type: unknown): type is ItemKind {
  return kinds.has(type);
}
