import type { ComboboxItem } from "../../parts/combobox.tsx";

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const countryNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
const currencyNames = new Intl.DisplayNames("en", { type: "currency" });

// Codes that browsers can name though no phone number belongs to them: unions, pseudo-locales and states that are gone.
const notCountries = new Set(
  "AN BU CS CT DD DY EU EZ FQ FX HV JT MI NH NQ NT PC PU PZ QO RH SU TP UK UN VD WK XA XB YD YU ZR ZZ".split(" "),
);

/** All countries by ISO 3166 code, by name. */
export const countryItems: ComboboxItem[] = letters
  .flatMap((first) => letters.map((second) => first + second))
  .flatMap((code) => {
    const label = notCountries.has(code) ? undefined : countryNames.of(code);
    return label ? [{ value: code, label, detail: code }] : [];
  })
  .sort((one, other) => one.label.localeCompare(other.label, "en"));

/** All currencies by ISO 4217 code, by name. */
export const currencyItems: ComboboxItem[] = Intl.supportedValuesOf("currency").map((code) => ({
  value: code,
  label: currencyNames.of(code) ?? code,
  detail: code,
}));

/** The item of a value, or null for one that is not known. */
export function itemOf(items: readonly ComboboxItem[], value: string | undefined): ComboboxItem | null {
  return items.find((item) => item.value === value) ?? null;
}
