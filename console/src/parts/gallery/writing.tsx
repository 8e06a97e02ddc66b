import { Tag } from "lucide-react";
import { useState } from "react";

import { Button } from "../button.tsx";
import { ChooseDialog } from "../choose-dialog.tsx";
import { FileTile } from "../file-tile.tsx";
import { Lightbox } from "../lightbox.tsx";
import { PaneHandle } from "../pane-handle.tsx";
import { usePaneWidth } from "../pane-width.ts";
import { RichText } from "../rich-text.tsx";
import { FormatButtons, RichTextArea } from "../rich-text-area.tsx";
import type { TextTrigger } from "../text-triggers.ts";
import { useRichText } from "../use-rich-text.ts";
import pictureUrl from "./picture.svg";
import { Line, Specimen } from "./specimen.tsx";

/** What one writes and attaches, and how it is read. */
export function Writing() {
  return (
    <>
      <Specimen title="Rich text, written">
        <SampleText />
      </Specimen>
      <Specimen title="Rich text, read">
        <RichText html={sampleHtml} />
        <div className="mt-3 border-t pt-3">
          <RichText html="<p>مرحبا، أين طلبي رقم B-2201؟</p>" />
        </div>
      </Specimen>
      <Specimen title="Files" wide>
        <Line>
          <FileTile name="invoice-2026-03.pdf" mediaType="application/pdf" bytes={48_200} href={pictureUrl} />
          <FileTile name="parcel.jpg" mediaType="image/jpeg" bytes={1_820_000} progress={0.4} onRemove={noop} />
          <FileTile name="prices.csv" mediaType="text/csv" bytes={920} onRemove={noop} />
          <FileTile
            name="film.mov"
            mediaType="video/quicktime"
            bytes={240_000_000}
            problem="Too large"
            onRetry={noop}
            onRemove={noop}
          />
        </Line>
      </Specimen>
      <Specimen title="Choose by typing">
        <SampleChoice />
      </Specimen>
      <Specimen title="Lightbox">
        <SampleLightbox />
      </Specimen>
      <Specimen title="Panes" wide>
        <SamplePanes />
      </Specimen>
    </>
  );
}

const sampleHtml = `<p>Hello Noor, two things:</p><ul><li>It arrives <strong>tomorrow</strong>.</li>
<li>Follow it <a href="https://example.com">here</a>.</li></ul><blockquote>Is it lost?</blockquote>
<p>Ask <span data-mention="1">@Bo Larsen</span> or run <code>npm start</code>.</p>`;

const people: TextTrigger = {
  character: "@",
  label: "Colleagues",
  find: (query) =>
    ["Ada Lovelace", "Bo Larsen", "Cleo Martin"]
      .filter((name) => name.toLowerCase().startsWith(query.toLowerCase()))
      .map((name) => ({ id: name, label: name, detail: `${name.split(" ")[0]!.toLowerCase()}@example.com` })),
  choose: ({ id, label }) => ({ mention: { id, label } }),
};

function SampleText() {
  const text = useRichText({
    label: "Message",
    placeholder: "Write something; @ mentions a colleague",
    html: "",
    triggers: [people],
    onChange: noop,
    onSubmit: noop,
    onEscape: noop,
    onFiles: noop,
  });
  return (
    <div className="rounded-md border px-3 pb-2">
      <div className="min-h-16">
        <RichTextArea text={text} />
      </div>
      <FormatButtons text={text} onLink={noop} />
    </div>
  );
}

function SampleChoice() {
  const [open, setOpen] = useState(false);
  const [chosen, choose] = useState("late delivery");
  const items = ["late delivery", "refund", "vip"].map((value) => ({
    value,
    label: value,
    icon: Tag,
    chosen: value === chosen,
  }));
  return (
    <>
      <Button icon={Tag} onClick={() => setOpen(true)}>
        {chosen}
      </Button>
      <ChooseDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Tag"
        placeholder="Find a tag"
        items={items}
        onChoose={choose}
      />
    </>
  );
}

function SampleLightbox() {
  const [shown, show] = useState<string | null>(null);
  return (
    <>
      <Button onClick={() => show(pictureUrl)}>Look at a picture</Button>
      <Lightbox pictures={[{ source: pictureUrl, name: "picture.svg" }]} shown={shown} onShow={show} />
    </>
  );
}

function SamplePanes() {
  const pane = usePaneWidth({ id: "sample", usual: 240, least: 160, most: 480 });
  return (
    <div className="flex h-24 overflow-hidden rounded-md border">
      <div className="shrink-0 p-3 text-muted" style={{ width: pane.width }}>
        {pane.width} pixels
      </div>
      <PaneHandle label="the sample" pane={pane} side="before" />
      <div className="p-3 text-muted">Drag the line, or move it with the arrow keys.</div>
    </div>
  );
}

function noop(): void {
  // A specimen does nothing.
}
