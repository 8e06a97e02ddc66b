import { safeAddress } from "./linkify.ts";

/** A piece of rich text: plain text, or one of the few elements that a message may hold. */
export type Rich = string | { tag: RichTag; href?: string; children: Rich[] };

const allowed = ["p", "br", "b", "i", "u", "s", "a", "ul", "ol", "li", "blockquote", "code", "pre"] as const;
export type RichTag = (typeof allowed)[number];

const sameAs = new Map<string, RichTag>([
  ...allowed.map((tag) => [tag, tag] as const),
  ["strong", "b"],
  ["em", "i"],
  ["ins", "u"],
  ["del", "s"],
  ["strike", "s"],
  ...["div", "h1", "h2", "h3", "h4"].map((tag) => [tag, "p"] as const),
]);
const entities = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", "\u00a0"],
]);
// In this order: a comment; an element whose content is no text, with it; a tag; text, or a lone bracket.
const TOKEN = new RegExp(
  [
    "<!--[\\s\\S]*?(?:-->|$)",
    "<(script|style|template|title|textarea|iframe|noscript|svg|math|object|select)\\b[\\s\\S]*?(?:</\\1\\s*>|$)",
    "<(/?)([a-z][a-z0-9]*)\\b((?:\"[^\"]*\"|'[^']*'|[^'\">])*)>",
    "([^<]+|<)",
  ].join("|"),
  "gi",
);

/**
 * Reads the HTML of a message into a tree of the allowed elements. Nothing is handed to the browser's parser: what is not on
 * the list is dropped, with its content where that is no text, and of all attributes only a link's safe address is kept. The
 * server has sanitised it before; this is the second lock, and it holds where a page forbids scripts to make HTML at all.
 */
export function readHtml(html: string): Rich[] {
  const tree = openTree();
  for (const [, _dropped, slash, name, attributes, text] of html.matchAll(TOKEN)) {
    if (text) tree.add(decode(text));
    else if (name) tree.turn(name.toLowerCase(), slash === "/", attributes);
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
      const tag = sameAs.get(name);
      if (tag && isEnd) close(tag);
      if (!tag || isEnd) return;
      const href = tag === "a" ? addressOf(attributes) : undefined;
      const element = { tag, children: [], ...(href ? { href } : {}) };
      add(element);
      if (tag !== "br") open.push(element);
    },
  };
}

function addressOf(attributes: string): string | undefined {
  const found = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes);
  return found ? safeAddress(decode(found[1] ?? found[2] ?? found[3] ?? "")) : undefined;
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return entities.get(name.toLowerCase()) ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}
