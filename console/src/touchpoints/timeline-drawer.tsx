import { Drawer } from "../parts/drawer.tsx";
import { useSourceName } from "./source-name.ts";
import type { Touchpoint } from "./touchpoint.ts";
import { TouchpointDetail } from "./touchpoint-detail.tsx";

/** What was opened, beside the timeline. */
export function TimelineDrawer({ touchpoint, onClose }: { touchpoint: Touchpoint | null; onClose: () => void }) {
  const source = useSourceName(touchpoint?.sourceId);
  return (
    <Drawer open={touchpoint !== null} onClose={onClose} title={touchpoint?.name}>
      {touchpoint && <TouchpointDetail touchpoint={touchpoint} source={source} />}
    </Drawer>
  );
}
