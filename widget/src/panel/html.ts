import { safeAddress } from "./linkify.ts";

/** A piece of rich text: plain text, or one of the few elements that a message may hold. */
export type Rich = string | { tag: RichTag; href?: string; children: Rich[] };

const allowed = ["p", "br", "b", "i", "u", "s", "a", "ul", "ol", "li", "blockquote", "code", "pre"] as const;
export type RichTag = (typeof allowed)[number];

const sameAs: Record<string, RichTag> = {
  strong: "b",
  em: "i",
  ins: "u",
  del: "s",
  strike: "s",
  div: "p",
  h1: "p",
  h2: "p",
  h3: "p",
  h4: "p",
};
const WITHOUT_CONTENT = /^(script|style|template|title|textarea|iframe|noscript|svg|math|object|select)$/;
const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)\b((?:"[^"]*"|'[^']*'|[^'">])*)>|([^<]+)|</gi;
const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/**
 * Reads the HTML of a message into a tree of the allowed elements. Nothing is handed to the browser's parser: what is not on
 * the list is dropped, with its content where that is no text, and of all attributes only a link's safe address is kept. The
 * server has sanitised it before; this is the second lock, and it holds where a page forbids scripts to make HTML at all.
 */
export function readHtml(html: string): Rich[] {
  const tree = openTree();
  let skipping: string | undefined;
  for (const [, slash, name, attributes, text] of html.matchAll(TOKEN)) {
    const tag = name?.toLowerCase() ?? "";
    const isEnd = slash === "/";
    if (skipping) {
      if (isEnd && tag === skipping) skipping = undefined;
    } else if (text) {
      tree.add(decode(text));
    } else if (WITHOUT_CONTENT.test(tag)) {
      if (!isEnd) skipping = tag;
    } else {
      tree.turn(tag, isEnd, attributes);
    }
  }
  return tree.top;
}

/** Builds the tree, element by element. An element that is not allowed is not there, and its content stands for itself. */
function openTree() {
  const top: Rich[] = [];
  const open: { tag: RichTag; children: Rich[] }[] = [];
  const add = (piece: Rich) => void (open.at(-1)?.children ?? top).push(piece);
  function close(tag: RichTag): void {
    const at = open.findLastIndex((element) => element.tag === tag);
    if (at >= 0) open.length = at;
  }

  return {
    top,
    add,
    turn(name: string, isEnd: boolean, attributes = ""): void {
      const tag = allowedTag(name);
      if (!tag) return;
      if (isEnd) return close(tag);
      const href = tag === "a" ? addressOf(attributes) : undefined;
      const element = { tag, children: [], ...(href ? { href } : {}) };
      add(element);
      if (tag !== "br") open.push(element);
    },
  };
}

function allowedTag(name: string): RichTag | undefined {
  return sameAs[name] ?? allowed.find((tag) => tag === name);
}

function addressOf(attributes: string): string | undefined {
  const found = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes);
  return found ? safeAddress(decode(found[1] ?? found[2] ?? found[3] ?? "")) : undefined;
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}
