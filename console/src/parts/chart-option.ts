import type { EChartsCoreOption } from "echarts/core";
import type { ChartColours } from "./chart-colours.ts";

export interface ChartSeries {
  name: string;
  values: readonly (number | null)[];
  /** The first thing to look at, or what stands behind it. */
  weight: "first" | "second";
  shape: "line" | "bar";
}

export interface ChartShape {
  /** What stands below each value. */
  labels: readonly string[];
  series: readonly ChartSeries[];
  format: (value: number) => string;
  /** The greatest value there can be, such as 1 for a share. */
  most?: number;
  /** How far the lines lie apart. */
  step?: number;
  /** The place of the value that is chosen. */
  picked?: number | undefined;
}

const font = { fontFamily: "Inter Variable, sans-serif", fontSize: 12 };

/** A chart as the library draws it: from zero, with hairlines, in the theme's colours, and nothing that moves. */
export function chartOption(shape: ChartShape, colours: ChartColours): EChartsCoreOption {
  const { labels, series, format, most, step, picked } = shape;
  return {
    animation: false,
    textStyle: { ...font, color: colours.text },
    grid: { left: widthOfLabels(shape), right: 24, top: 12, bottom: 24 },
    // Drawn on the canvas: a strict content policy lets no page style itself by attributes.
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      backgroundColor: colours.raised,
      borderColor: colours.border,
      borderWidth: 1,
      padding: [6, 8],
      textStyle: { ...font, color: colours.text },
      axisPointer: { type: "line", lineStyle: { color: colours.border, type: "solid" } },
      valueFormatter: (value: unknown) => (typeof value === "number" ? format(value) : "–"),
    },
    xAxis: {
      type: "category",
      data: [...labels],
      boundaryGap: series.some(({ shape: drawn }) => drawn === "bar"),
      axisLine: { lineStyle: { color: colours.border } },
      axisTick: { show: false },
      axisLabel: { ...font, color: colours.muted, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      min: 0,
      ...(most === undefined ? {} : { max: most }),
      ...(step === undefined ? {} : { interval: step, max: most ?? roundedUp(greatestIn(series), step) }),
      splitNumber: 3,
      splitLine: { lineStyle: { color: colours.hairline } },
      axisLabel: { ...font, color: colours.muted, formatter: format },
    },
    series: series.map((each) => drawn(each, colours, picked, labels)),
  };
}

function drawn(
  { name, values, weight, shape }: ChartSeries,
  colours: ChartColours,
  picked: number | undefined,
  labels: readonly string[],
) {
  const colour = weight === "first" ? colours.accent : colours.second;
  const mark = picked === undefined || weight === "second" ? {} : markAt(labels[picked]!, colours);
  if (shape === "bar")
    return {
      name,
      type: "bar",
      data: [...values],
      barMaxWidth: 24,
      itemStyle: { color: colour, borderRadius: [2, 2, 0, 0] },
      ...mark,
    };
  return {
    name,
    type: "line",
    data: [...values],
    connectNulls: true,
    symbol: "circle",
    symbolSize: values.length > 40 ? 3 : 5,
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: weight === "first" ? 2 : 1.5 },
    ...(weight === "first" ? { areaStyle: { color: colours.tint, opacity: 0.6 } } : {}),
    z: weight === "first" ? 3 : 2,
    ...mark,
  };
}

function markAt(label: string, colours: ChartColours) {
  return {
    markLine: {
      symbol: "none",
      silent: true,
      label: { show: false },
      lineStyle: { color: colours.accent, type: "solid", width: 1 },
      data: [{ xAxis: label }],
    },
  };
}

function greatestIn(series: readonly ChartSeries[]): number {
  return Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
}

function roundedUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}

const letterWidth = 7;

/** Room for what stands beside the lines. */
function widthOfLabels({ series, format, most, step }: ChartShape): number {
  const greatest = most ?? greatestIn(series);
  const lines = step ? Array.from({ length: Math.ceil(greatest / step) + 1 }, (_, line) => line * step) : [greatest];
  return Math.max(...lines.map((line) => format(line).length)) * letterWidth + 12;
}
