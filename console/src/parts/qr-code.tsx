import { useMemo } from "react";
import { qrMatrix } from "./qr/matrix.ts";

const quietZone = 4;

/** A text to be read by a telephone. Dark on white in either theme, as readers expect. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-44 rounded-md border bg-white"
    >
      <path d={path} fill="#000000" />
    </svg>
  );
}

function drawn(text: string): { size: number; path: string } {
  const matrix = qrMatrix(text);
  const squares = matrix.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? `M${x + quietZone} ${y + quietZone}h1v1h-1z` : [])),
  );
  return { size: matrix.length + 2 * quietZone, path: squares.join("") };
}
