const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat(undefined, { notation: "compact", maximumFractionDigits: 1 });
const formats = new Map<string, Intl.NumberFormat>();

/** A number in full, grouped in the reader's way; `digits` after the point when given. */
export function formatNumber(value: number, digits?: number): string {
  if (digits === undefined) return whole.format(value);
  return formatOf(`${digits}`, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** A number in three or four characters, for where there is no room: 12.4K. */
export function formatShort(value: number): string {
  return short.format(value);
}

/** A share from 0 to 1 as a percentage. */
export function formatShare(share: number, digits = 0): string {
  const options = { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  return formatOf(`share ${digits}`, options).format(share);
}

/** An amount in a currency by its ISO 4217 code; an unknown code is written behind the number. */
export function formatMoney(amount: number, currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) return `${formatNumber(amount, 2)} ${currency}`.trim();
  return formatOf(currency, { style: "currency", currency }).format(amount);
}

/** A size in bytes: 340 B, 12.4 kB, 3.1 MB. */
export function formatBytes(bytes: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 4);
  const unit = ["B", "kB", "MB", "GB", "TB"][step];
  return `${formatNumber(bytes / 1000 ** step, step === 0 ? 0 : 1)} ${unit}`;
}

function formatOf(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const format = formats.get(key) ?? new Intl.NumberFormat(undefined, options);
  formats.set(key, format);
  return format;
}
