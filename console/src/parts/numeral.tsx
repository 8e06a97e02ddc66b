import { formatDuration } from "./format-duration.ts";
import { formatMoney, formatNumber, formatShare } from "./format-number.ts";

type NumeralProps =
  | { value: number; digits?: number; unit?: string }
  | { money: number; currency: string }
  | { share: number; digits?: number }
  | { milliseconds: number };

/** A number with its unit, in figures that stand under each other. */
export function Numeral(props: NumeralProps) {
  return <span className="whitespace-nowrap tabular-nums">{inWords(props)}</span>;
}

function inWords(props: NumeralProps): string {
  if ("money" in props) return formatMoney(props.money, props.currency);
  if ("share" in props) return formatShare(props.share, props.digits);
  if ("milliseconds" in props) return formatDuration(props.milliseconds);
  const number = formatNumber(props.value, props.digits);
  return props.unit ? `${number} ${props.unit}` : number;
}
