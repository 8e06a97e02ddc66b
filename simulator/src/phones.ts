// Numbers that regulators keep for films and books, so that nobody's telephone rings. French ones: Arcep's numbering
// plan (decision 2018-0881), numbers for audiovisual works. German ones: Bundesnetzagentur, notice 148/2021.
const reserved: Record<string, { prefixes: readonly string[]; digits: number }> = {
  FR: { prefixes: ["+3319900", "+3326191", "+3335301", "+3346571", "+3353649"], digits: 4 },
  DE: { prefixes: ["+493023125", "+496990009", "+494066969", "+492214710", "+498999998"], digits: 3 },
};

/**
 * The telephone number (E.164) of the `number`-th person in a country, never twice the same. Undefined where a country
 * reserves no numbers, or after its reserved ones have run out (50,000 in France, 5,000 in Germany).
 */
export function phoneOf(country: string, number: number): string | undefined {
  const range = reserved[country];
  if (!range) return undefined;
  const each = 10 ** range.digits;
  if (number >= range.prefixes.length * each) return undefined;
  const scattered = (number * 7) % each;
  return range.prefixes[Math.floor(number / each)]! + String(scattered).padStart(range.digits, "0");
}
