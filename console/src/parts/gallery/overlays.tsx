import { Filter, Merge } from "lucide-react";
import { useState } from "react";
import { Button } from "../button.tsx";
import { Checkbox } from "../checkbox.tsx";
import { DescriptionList, FieldRow } from "../description-list.tsx";
import { Dialog } from "../dialog.tsx";
import { Drawer } from "../drawer.tsx";
import { Popover } from "../popover.tsx";
import { RelativeTime } from "../relative-time.tsx";
import { TextField } from "../text-field.tsx";
import { notify } from "../toast.tsx";
import { Tooltip } from "../tooltip.tsx";
import { Line, Specimen } from "./specimen.tsx";

/** Everything that floats. */
export function Overlays() {
  return (
    <>
      <Specimen title="Dialog">
        <SampleDialog />
      </Specimen>
      <Specimen title="Drawer">
        <SampleDrawer />
      </Specimen>
      <Specimen title="Popover">
        <Popover trigger={<Button icon={Filter}>Filter</Button>} title="Channels">
          <Checkbox label="Web" defaultChecked />
          <Checkbox label="Email" />
          <Checkbox label="In store" />
        </Popover>
      </Specimen>
      <Specimen title="Tooltip">
        <Tooltip label="Stops the feed; new touchpoints wait" shortcut="p">
          <Button>Hover or focus me</Button>
        </Tooltip>
      </Specimen>
      <Specimen title="Toast">
        <Line>
          <Button
            onClick={() => notify({ title: "Key revoked", undo: () => notify({ title: "Key is back", tone: "note" }) })}
          >
            With Undo
          </Button>
          <Button onClick={() => notify({ title: "Export begins", detail: "You may leave this page.", tone: "note" })}>
            Note
          </Button>
          <Button
            onClick={() => notify({ title: "This member is the last owner. Make another one first.", tone: "problem" })}
          >
            Problem
          </Button>
        </Line>
      </Specimen>
    </>
  );
}

function SampleDialog() {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button icon={Merge} onClick={() => setOpen(true)}>
        Merge people
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title="Merge two people"
        description="Their timelines become one. Nothing is deleted, and you can undo it at any time."
        footer={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button look="accent" onClick={close}>
              Merge
            </Button>
          </>
        }
      >
        <TextField label="Reason" placeholder="Same telephone number" />
      </Dialog>
    </>
  );
}

function SampleDrawer() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open details</Button>
      <Drawer open={open} onClose={() => setOpen(false)} title="Order Completed">
        <DescriptionList>
          <FieldRow name="Channel">Web</FieldRow>
          <FieldRow name="Value">€ 42.00</FieldRow>
          <FieldRow name="Received">
            <RelativeTime at={new Date(Date.now() - 90_000)} />
          </FieldRow>
        </DescriptionList>
      </Drawer>
    </>
  );
}
