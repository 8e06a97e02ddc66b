import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { formatNumber, formatShare } from "../../parts/format-number.ts";
import type { Coverage } from "./entry.ts";

interface UnmappedBannerProps {
  coverage: Coverage;
  /** Absent for those who may only look. */
  onMap?: (() => void) | undefined;
}

/** How much of what arrives says nothing yet, and the way to change that. */
export function UnmappedBanner({ coverage: { names, touchpoints, share }, onMap }: UnmappedBannerProps) {
  if (names === 0 || touchpoints === 0) return null;
  return (
    <Banner
      edge
      tone="warning"
      actions={
        onMap && (
          <Button size="small" shortcut="n" onClick={onMap}>
            {names === 1 ? "Map it" : "Map the first"}
          </Button>
        )
      }
    >
      <strong className="font-medium">
        {names === 1 ? "One name is" : `${formatNumber(names)} names are`} not mapped.
      </strong>{" "}
      {formatNumber(touchpoints)} touchpoints ({percentage(share)}) have no stage and no department, so journeys and
      numbers leave them out.
    </Banner>
  );
}

function percentage(share: number): string {
  return share < 0.001 ? "less than 0.1%" : formatShare(share, 1);
}
