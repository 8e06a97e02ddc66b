import sanitizeHtml from "sanitize-html";

const tags = [
  ...["p", "br", "div", "span", "a", "img", "strong", "b", "em", "i", "u", "s", "del", "ins", "sub", "sup", "small"],
  ...["ul", "ol", "li", "blockquote", "pre", "code", "hr", "h1", "h2", "h3", "h4", "h5", "h6"],
  ...["table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption"],
];

// A picture is one of the message's own files, named by its id: anything else could tell a stranger who reads it when.
const ownFile = /^cid:[\w.@-]{1,200}$/;

const rules: sanitizeHtml.IOptions = {
  allowedTags: tags,
  allowedAttributes: {
    a: ["href", "title", "target", "rel"],
    img: ["src", "alt", "width", "height"],
    span: ["data-mention"],
    td: ["colspan", "rowspan"],
    th: ["colspan", "rowspan"],
    ol: ["start"],
    "*": ["dir"],
  },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowedSchemesByTag: { img: ["cid"] },
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nonTextTags: [
    "style",
    "script",
    "textarea",
    "option",
    "noscript",
    "title",
    "iframe",
    "object",
    "embed",
    "svg",
    "math",
  ],
  nestingLimit: 50,
  transformTags: {
    a: (tagName, attribs) => ({
      tagName,
      attribs: { ...attribs, target: "_blank", rel: "noopener noreferrer nofollow" },
    }),
  },
  exclusiveFilter: ({ tag, attribs }) => tag === "img" && !ownFile.test(attribs.src ?? ""),
};

/** HTML with nothing in it that a browser would execute, load from elsewhere or use to leave its place. */
export function cleanHtml(html: string): string {
  return sanitizeHtml(html, rules);
}

/** What HTML says, as plain text: a line for each block. */
export function textOf(html: string): string {
  const lines = html
    .replace(/<(br|hr)\s*\/?>/gi, "\n")
    .replace(/<\/(p|div|li|tr|h[1-6]|blockquote|pre|table|ul|ol)>/gi, "\n")
    .replace(/<\/t[dh]>/gi, " ");
  const text = sanitizeHtml(lines, {
    allowedTags: [],
    allowedAttributes: {},
    nonTextTags: rules.nonTextTags as string[],
  });
  return decoded(text)
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Plain text as HTML that shows it. */
export function htmlOf(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (letter) => entities[letter]!);
  return escaped === "" ? "" : `<p>${escaped.replace(/\r?\n/g, "<br>")}</p>`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

// The sanitizer leaves these four encoded, and `&nbsp;` as its letter.
function decoded(text: string): string {
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_whole, name: string) => letters[name]!).replaceAll("\u00a0", " ");
}

const letters: Record<string, string> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

const longestPreview = 200;

/** The beginning of what a message says, on one line; of a message without words, what is attached to it. */
export function previewOf(text: string, files: readonly { name: string }[] = []): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line === "") return beginning(files.map(({ name }) => name).join(", "), longestPreview);
  return line.length <= longestPreview ? line : `${beginning(line, longestPreview - 1).trimEnd()}…`;
}

// Half of an emoji is no character, and the database keeps none.
function beginning(text: string, longest: number): string {
  return text.slice(0, longest).replace(/[\ud800-\udbff]$/, "");
}
