/** Markup that is safe to insert as it is. */
class Markup {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function write(value) {
  if (Array.isArray(value)) return value.map(write).join("");
  if (value instanceof Markup) return value.text;
  if (value === undefined || value === null || value === false) return "";
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/** A template tag for HTML and SVG: what is inserted is escaped, unless it is markup itself. */
export function html(parts, ...values) {
  return new Markup(parts.map((part, index) => part + write(values[index])).join(""));
}
