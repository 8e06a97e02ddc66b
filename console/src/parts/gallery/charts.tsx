import { useState } from "react";
import { Chart } from "../chart.tsx";
import { formatDuration } from "../format-duration.ts";
import { formatNumber, formatShare } from "../format-number.ts";
import { Specimen } from "./specimen.tsx";

const labels = ["1 Mar", "2 Mar", "3 Mar", "4 Mar", "5 Mar", "6 Mar", "7 Mar"];
const minutes = (values: readonly (number | null)[]) => values.map((value) => value && value * 60);

/** Courses of numbers. */
export function Charts() {
  const [picked, setPicked] = useState<number>();
  return (
    <>
      <Specimen title="Chart: two lines, one that stands behind; a click picks a day">
        <Chart
          label="First response, by date"
          labels={labels}
          series={[
            { name: "Median", values: minutes([6, 8, 7, 12, 9, null, 5]), weight: "first", shape: "line" },
            { name: "p90", values: minutes([25, 31, 22, 58, 40, null, 19]), weight: "second", shape: "line" },
          ]}
          format={(seconds) => (seconds === 0 ? "0 s" : formatDuration(seconds * 1000))}
          step={900}
          picked={picked}
          onPick={(place) => setPicked(place === picked ? undefined : place)}
        />
      </Specimen>
      <Specimen title="Chart: bars">
        <Chart
          label="Backlog, by date"
          labels={labels}
          series={[{ name: "Open", values: [31, 34, 40, 38, 29, 12, 14], weight: "first", shape: "bar" }]}
          format={(value) => formatNumber(value)}
        />
      </Specimen>
      <Specimen title="Chart: shares" wide>
        <Chart
          label="SLA met, by date"
          height={160}
          labels={labels}
          series={[{ name: "Met", values: [0.91, 0.94, 0.88, 0.97, 0.93, 1, 0.9], weight: "first", shape: "line" }]}
          format={(share) => formatShare(share)}
          step={0.25}
          most={1}
        />
      </Specimen>
    </>
  );
}
