import { Select } from "../../parts/select.tsx";
import { delimiterChoices, encodingChoices, formatChoices, headerChoices, quoteChoices } from "./choices.ts";
import type { Format } from "./imports.ts";

type Delimited = Extract<Format, { kind: "csv" }>;

const usualDialect = { kind: "csv", delimiter: ",", quote: '"', header: true } as const;

/** How the file's bytes become rows: guessed, and changed where the guess is wrong. */
export function FileFormat({ format, onChange }: { format: Format; onChange: (format: Format) => void }) {
  const { encoding } = format;
  const become = (kind: Format["kind"]) =>
    onChange(kind === "csv" ? { ...usualDialect, encoding } : { kind: "json_lines", encoding });
  return (
    <div className="grid grid-cols-3 items-start gap-3">
      <Select label="The file is" items={formatChoices} value={format.kind} onChange={become} />
      <Select
        label="Encoding"
        items={encodingChoices}
        value={encoding}
        onChange={(chosen) => onChange({ ...format, encoding: chosen })}
      />
      {format.kind === "csv" && <Dialect format={format} onChange={onChange} />}
    </div>
  );
}

function Dialect({ format, onChange }: { format: Delimited; onChange: (format: Format) => void }) {
  const { delimiter, quote, header } = format;
  return (
    <>
      <Select
        label="Between cells"
        items={delimiterChoices(delimiter)}
        value={delimiter}
        onChange={(chosen) => onChange({ ...format, delimiter: chosen })}
      />
      <Select
        label="Around cells"
        items={quoteChoices}
        value={quote ?? "none"}
        onChange={(chosen) => onChange({ ...format, quote: chosen === "none" ? null : chosen })}
      />
      <Select
        label="The first row"
        items={headerChoices}
        value={header ? "names" : "data"}
        onChange={(chosen) => onChange({ ...format, header: chosen === "names" })}
      />
    </>
  );
}
