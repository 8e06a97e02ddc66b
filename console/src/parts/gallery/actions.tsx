import { Archive, Download, Ellipsis, Pause, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../button.tsx";
import { IconButton } from "../icon-button.tsx";
import { KeyHint } from "../key-hint.tsx";
import { Menu, type MenuEntry } from "../menu.tsx";
import { SegmentedControl } from "../segmented-control.tsx";
import { TextLink } from "../text-link.tsx";
import { notify } from "../toast.tsx";
import { Line, Specimen } from "./specimen.tsx";

/** Everything one presses. */
export function Actions() {
  return (
    <>
      <Specimen title="Button: looks">
        <Line>
          <Button look="accent">Save changes</Button>
          <Button>Export</Button>
          <Button look="quiet">Cancel</Button>
          <Button look="danger">Erase person</Button>
        </Line>
      </Specimen>
      <Specimen title="Button: sizes">
        <Line>
          <Button size="small">Small</Button>
          <Button>Medium</Button>
          <Button size="large">Large</Button>
        </Line>
      </Specimen>
      <Specimen title="Button: icon and shortcut">
        <Line>
          <Button icon={Download}>Download</Button>
          <Button look="accent" icon={Plus} shortcut="c">
            New key
          </Button>
          <Button icon={Pause} shortcut="p">
            Pause
          </Button>
        </Line>
      </Specimen>
      <Specimen title="Button: disabled and busy">
        <Line>
          <Button disabled>Export</Button>
          <Button look="accent" disabled>
            Save changes
          </Button>
          <Button busy>Loading…</Button>
          <Button look="accent" busy>
            Saving…
          </Button>
        </Line>
      </Specimen>
      <Specimen title="Icon button">
        <Line>
          <IconButton icon={Pencil} label="Rename" shortcut="r" />
          <IconButton icon={Archive} label="Archive" aria-pressed />
          <IconButton icon={Trash2} label="Remove" disabled />
          <IconButton icon={Ellipsis} label="More" size="small" />
        </Line>
      </Specimen>
      <Specimen title="Link">
        Read <TextLink href="#parts">how identities are resolved</TextLink> or the{" "}
        <TextLink href="https://example.com/" outside>
          Segment specification
        </TextLink>
        .
      </Specimen>
      <Specimen title="Menu">
        <SampleMenu />
      </Specimen>
      <Specimen title="Segmented control">
        <SampleSegments />
      </Specimen>
      <Specimen title="Key hint">
        <Line>
          <KeyHint keys="mod+k" spoken />
          <KeyHint keys="g l" spoken />
          <KeyHint keys="mod+shift+enter" spoken />
          <KeyHint keys="?" spoken />
        </Line>
      </Specimen>
    </>
  );
}

function SampleMenu() {
  const [seen, setSeen] = useState(true);
  const [order, setOrder] = useState("newest");
  const entries: MenuEntry[] = [
    { kind: "deed", label: "Rename", icon: Pencil, shortcut: "r", run: () => notify({ title: "Renamed" }) },
    { kind: "deed", label: "Archive", icon: Archive, disabled: true, run: () => undefined },
    { kind: "rule" },
    { kind: "check", label: "Show seen", checked: seen, change: setSeen },
    { kind: "rule" },
    {
      kind: "choice",
      label: "Order",
      value: order,
      options: [
        { value: "newest", label: "Newest first" },
        { value: "oldest", label: "Oldest first" },
      ],
      choose: setOrder,
    },
    { kind: "rule" },
    { kind: "deed", label: "Remove", icon: Trash2, danger: true, run: () => notify({ title: "Removed" }) },
  ];
  return <Menu trigger={<Button>Actions</Button>} entries={entries} />;
}

function SampleSegments() {
  const [value, setValue] = useState<"day" | "week" | "month">("week");
  const options = [
    { value: "day", label: "Day" },
    { value: "week", label: "Week" },
    { value: "month", label: "Month" },
  ] as const;
  return <SegmentedControl label="Period" options={options} value={value} onChange={setValue} />;
}
