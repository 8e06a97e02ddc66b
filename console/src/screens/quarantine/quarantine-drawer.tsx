import { Banner } from "../../parts/banner.tsx";
import { CodeBlock } from "../../parts/code-block.tsx";
import { DescriptionList, FieldRow } from "../../parts/description-list.tsx";
import { Drawer } from "../../parts/drawer.tsx";
import { type Json, JsonView } from "../../parts/json-view.tsx";
import { ExactTime } from "../../parts/relative-time.tsx";
import { useSourceName } from "../../touchpoints/source-name.ts";
import { contentOf, type Quarantined } from "./quarantined.ts";

/** One item as it was sent, with what is wrong with it. */
export function QuarantineDrawer({ item, onClose }: { item: Quarantined | null; onClose: () => void }) {
  return (
    <Drawer open={item !== null} onClose={onClose} title="Not stored">
      {item && <Item key={item.quarantinedId} item={item} />}
    </Drawer>
  );
}

function Item({ item: { receivedAt, sourceId, itemIndex, code, reason, raw } }: { item: Quarantined }) {
  const source = useSourceName(sourceId ?? undefined);
  const content = contentOf(raw);
  return (
    <div className="flex flex-col gap-4">
      <Banner tone="danger">{reason}</Banner>
      <DescriptionList>
        <FieldRow name="Received">
          <ExactTime at={receivedAt} />
        </FieldRow>
        <FieldRow name="Source">{source ?? (sourceId ? "A key" : "Unknown")}</FieldRow>
        <FieldRow name="Place in its batch">{itemIndex + 1}</FieldRow>
        <FieldRow name="Code">
          <code className="font-mono text-meta">{code}</code>
        </FieldRow>
      </DescriptionList>
      <section>
        <h3 className="mb-1 font-medium">As it was sent</h3>
        {"json" in content && typeof content.json === "object" && content.json !== null ? (
          <JsonView label="As it was sent" value={content.json as Json} />
        ) : (
          <CodeBlock code={raw} label="As it was sent" wrap />
        )}
      </section>
    </div>
  );
}
