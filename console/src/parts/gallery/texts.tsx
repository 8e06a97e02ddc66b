import { Avatar } from "../avatar.tsx";
import { Button } from "../button.tsx";
import { ChannelIcon } from "../channel-icon.tsx";
import { channels } from "../channels.ts";
import { CodeBlock } from "../code-block.tsx";
import { Copyable } from "../copyable.tsx";
import { DescriptionList, FieldRow } from "../description-list.tsx";
import { JsonView } from "../json-view.tsx";
import { Numeral } from "../numeral.tsx";
import { Panel, PanelRow } from "../panel.tsx";
import { QrCode } from "../qr-code.tsx";
import { ExactTime, RelativeTime } from "../relative-time.tsx";
import { Section } from "../section.tsx";
import { SparkLine } from "../spark-line.tsx";
import { StageBadge } from "../stage-badge.tsx";
import { stages } from "../stages.ts";
import { Stat } from "../stat.tsx";
import { Tabs } from "../tabs.tsx";
import { Line, Specimen } from "./specimen.tsx";

const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);
const code = `analytics.track({ anonymousId: "my-program", event: "Hello Throughline" });`;
const order = {
  order_id: "50314b8e9bcf000000000000",
  total: 27.5,
  currency: "EUR",
  coupon: null,
  gift: false,
  products: [
    { sku: "45790-32", name: "Yirgacheffe, 250 g", price: 19, quantity: 1 },
    { sku: "46493-32", name: "Filter papers", price: 8.5, quantity: 1 },
  ],
};

/** Everything one reads. */
export function Texts() {
  return (
    <>
      <Specimen title="Stage badge: dot">
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {stages.map((stage) => (
            <StageBadge key={stage} stage={stage} />
          ))}
        </div>
      </Specimen>
      <Specimen title="Stage badge: tint">
        <Line>
          {stages.map((stage) => (
            <StageBadge key={stage} stage={stage} look="tint" />
          ))}
        </Line>
      </Specimen>
      <Specimen title="Channel icon">
        <div className="grid grid-cols-3 gap-2">
          {[...Object.keys(channels), "carrier pigeon"].map((channel) => (
            <ChannelIcon key={channel} channel={channel} named />
          ))}
        </div>
      </Specimen>
      <Specimen title="Avatar">
        <Line>
          <Avatar name="Ada Lovelace" size="large" />
          <Avatar name="Noor Haddad" />
          <Avatar name="zoë@example.com" />
          <Avatar name="Søren Berg" size="small" />
          <Avatar />
        </Line>
      </Specimen>
      <Specimen title="Numbers, money, shares, durations">
        <DescriptionList>
          <FieldRow name="Touchpoints">
            <Numeral value={69_659} />
          </FieldRow>
          <FieldRow name="Revenue">
            <Numeral money={2_500_315.63} currency="EUR" />
          </FieldRow>
          <FieldRow name="Return rate">
            <Numeral share={0.1234} digits={1} />
          </FieldRow>
          <FieldRow name="First response">
            <Numeral milliseconds={725_000} />
          </FieldRow>
        </DescriptionList>
      </Specimen>
      <Specimen title="Relative and exact time">
        <DescriptionList>
          <FieldRow name="Just now">
            <RelativeTime at={ago(1_000)} />
          </FieldRow>
          <FieldRow name="Minutes">
            <RelativeTime at={ago(7 * 60_000)} />
          </FieldRow>
          <FieldRow name="Days">
            <RelativeTime at={ago(3 * 86_400_000)} />
          </FieldRow>
          <FieldRow name="Exact">
            <ExactTime at={ago(400 * 86_400_000)} />
          </FieldRow>
        </DescriptionList>
      </Specimen>
      <Specimen title="Stat and spark line" wide>
        <div className="grid grid-cols-3 divide-x rounded-md border">
          <div className="p-4">
            <Stat
              label="Touchpoints today"
              value={<Numeral value={18_420} />}
              change={{ direction: "up", words: "12% more than last Tuesday" }}
            >
              <SparkLine values={[4, 6, 5, 9, 8, 12, 14, 13, 18]} label="Touchpoints per hour, rising to 18,420" />
            </Stat>
          </div>
          <div className="p-4">
            <Stat
              label="First response, median"
              value={<Numeral milliseconds={725_000} />}
              basis="n = 412"
              change={{ direction: "down", words: "2 min faster", good: true }}
            />
          </div>
          <div className="p-4">
            <Stat
              label="Orders returned"
              value={<Numeral share={0.084} digits={1} />}
              basis="n = 3,120"
              change={{ direction: "up", words: "1.2 points more", good: false }}
            />
          </div>
        </div>
      </Specimen>
      <Specimen title="Tabs" wide>
        <Tabs
          label="Person"
          tabs={[
            { value: "timeline", label: "Timeline", count: 1_204, content: "Touchpoints by day." },
            { value: "traits", label: "Traits", count: 18, content: "What is known, since when, and from where." },
            { value: "consent", label: "Consent", content: "What may be done, and the proof of it." },
          ]}
        />
      </Specimen>
      <Specimen title="Code block" wide>
        <CodeBlock code={code} label="Sample call" emphasize="my-program" />
      </Specimen>
      <Specimen title="Copyable">
        <Copyable text="wk_live_7Gq2vJ0TnPzYx4cLr9Wd" what="write key" />
      </Specimen>
      <Specimen title="QR code">
        <QrCode
          text="otpauth://totp/Throughline:ada%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=Throughline"
          label="Sample QR code"
        />
      </Specimen>
      <Specimen title="JSON view" wide>
        <JsonView value={order} label="Properties" />
      </Specimen>
      <Specimen title="Section and panel" wide>
        <Section
          title="Write keys"
          description="Whoever has one may send touchpoints."
          actions={<Button size="small">New key</Button>}
        >
          <Panel>
            <PanelRow>
              <span className="grow">Website</span>
              <span className="text-muted">Browser</span>
            </PanelRow>
            <PanelRow>
              <span className="grow">Order system</span>
              <span className="text-muted">Server</span>
            </PanelRow>
          </Panel>
        </Section>
      </Specimen>
    </>
  );
}
