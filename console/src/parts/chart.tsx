import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef, useState } from "react";
import { useChartColours } from "./chart-colours.ts";
import { type ChartShape, chartOption } from "./chart-option.ts";

use([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

interface ChartProps extends ChartShape {
  /** What it shows, for those who do not see it: they get a table. */
  label: string;
  height?: number;
  /** Told which place was clicked. */
  onPick?: (place: number) => void;
}

/** The course of one or two numbers. Everything in it is in a table for screen readers too. */
export function Chart({ label, height = 220, onPick, ...shape }: ChartProps) {
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const chart = useRef<EChartsType>(null);
  const colours = useChartColours(frame);
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    if (!frame) return;
    const made = init(frame);
    chart.current = made;
    const brush = made.getZr();
    brush.on("click", ({ offsetX, offsetY }) => {
      const place = made.convertFromPixel({ seriesIndex: 0 }, [offsetX, offsetY])?.[0];
      if (place !== undefined && made.containPixel("grid", [offsetX, offsetY])) pick.current?.(place);
    });
    const sizes = new ResizeObserver(() => made.resize());
    sizes.observe(frame);
    return () => {
      sizes.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [frame]);

  useEffect(() => {
    if (colours) chart.current?.setOption(chartOption(shape, colours), { notMerge: true });
  });

  return (
    <figure className="m-0">
      <div ref={setFrame} style={{ height }} aria-hidden className={onPick ? "cursor-pointer" : undefined} />
      <ChartTable label={label} {...shape} />
    </figure>
  );
}

function ChartTable({ label, labels, series, format }: ChartShape & { label: string }) {
  return (
    <table className="sr-only">
      <caption>{label}</caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          {series.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((each, place) => (
          <tr key={each}>
            <th scope="row">{each}</th>
            {series.map(({ name, values }) => {
              const value = values[place];
              return <td key={name}>{value === null || value === undefined ? "None" : format(value)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
