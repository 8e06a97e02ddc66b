import { formatDuration } from "../parts/format-duration.ts";
import { formatMoney } from "../parts/format-number.ts";

type Properties = Readonly<Record<string, unknown>>;

const mostFragments = 3;

/**
 * What a touchpoint was about, in up to three fragments: the subject of a mail, the name of a product, a score. The
 * properties are those of the specifications that the catalogue knows, and their common spellings.
 */
export function gistOf(properties: Properties): string[] {
  const telling = fragmentsOf(tellingReaders, properties);
  return telling.length > 0 ? telling : fragmentsOf(otherReaders, properties).slice(0, 1);
}

function fragmentsOf(readers: readonly Reader[], properties: Properties): string[] {
  const fragments = readers.flatMap((read) => read(properties) ?? []);
  return [...new Set(fragments)].slice(0, mostFragments);
}

type Reader = (properties: Properties) => string | undefined;

// The most telling first.
const tellingReaders: readonly Reader[] = [
  first("subject", "email_subject", "name", "product_name", "page_title", "title", "article_title"),
  products,
  score,
  quoted("review_body", "comment", "message", "text", "body", "question"),
  quoted("query", "search_term"),
  price,
  consent,
  first("coupon", "plan", "store", "promotion_name", "tier", "reason", "error"),
  late,
  first("carrier"),
  first("order_id", "orderId"),
  first("topic"),
  first("agent_name"),
  duration,
];

// For what has nothing better to tell.
const otherReaders: readonly Reader[] = [
  first("survey_type", "campaign_name", "category", "slug", "method", "payment_method", "share_via", "link_id"),
  first("path", "url"),
];

function first(...names: string[]): Reader {
  return (properties) => names.map((name) => textIn(properties, name)).find((text) => text !== undefined);
}

function quoted(...names: string[]): Reader {
  return (properties) => {
    const text = first(...names)(properties);
    return text && `“${text}”`;
  };
}

function products({ products }: Properties): string | undefined {
  if (!Array.isArray(products) || products.length === 0) return undefined;
  const name = textIn(products[0] as Properties, "name");
  if (!name) return `${products.length} ${products.length === 1 ? "item" : "items"}`;
  return products.length === 1 ? name : `${name} and ${products.length - 1} more`;
}

function score({ score, rating, scale, max_rating }: Properties): string | undefined {
  const given = numberOf(score) ?? numberOf(rating);
  if (given === undefined) return undefined;
  const most = numberOf(scale) ?? numberOf(max_rating) ?? (rating === undefined ? undefined : 5);
  return most === undefined ? `Score ${given}` : `${given} of ${most}`;
}

function price({ price, currency }: Properties): string | undefined {
  const amount = numberOf(price);
  return amount === undefined || typeof currency !== "string" ? undefined : formatMoney(amount, currency);
}

function consent({ purposes }: Properties): string | undefined {
  if (typeof purposes !== "object" || purposes === null) return undefined;
  return Object.entries(purposes)
    .map(([purpose, granted]) => `${purpose}: ${granted === true ? "yes" : "no"}`)
    .join(", ");
}

function late(properties: Properties): string | undefined {
  return properties.late === true ? "late" : undefined;
}

function duration({ duration_seconds }: Properties): string | undefined {
  const seconds = numberOf(duration_seconds);
  return seconds === undefined ? undefined : formatDuration(seconds * 1_000);
}

function textIn(properties: Properties | null | undefined, name: string): string | undefined {
  const value = properties?.[name];
  const text = typeof value === "string" ? value.trim() : undefined;
  return text === "" ? undefined : text;
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}
