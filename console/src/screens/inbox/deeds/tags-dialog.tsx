import { Plus, Tag } from "lucide-react";
import { useState } from "react";
import { useDesk } from "../../../conversations/desk-context.ts";
import { ChooseDialog } from "../../../parts/choose-dialog.tsx";
import { useInbox } from "../inbox-context.ts";
import { useDeed } from "./use-deed.ts";

/** Adds tags and takes them away; done when it is closed, all in one change. */
export function TagsDialog({ onClose }: { onClose: () => void }) {
  const { targets, ids } = useInbox();
  const { rows } = useDesk();
  const deed = useDeed();
  const about = targets.flatMap((id) => rows.get(id) ?? []);
  // A tag counts as set when all have it.
  const [before] = useState(() =>
    (about[0]?.tags ?? []).filter((tag) => about.every(({ tags }) => tags.includes(tag))),
  );
  const [chosen, choose] = useState<readonly string[]>(before);
  const known = [...new Set([...chosen, ...about, ...ids.flatMap((id) => rows.get(id) ?? [])].flatMap(tagsOf))].sort();
  const toggle = (tag: string) =>
    choose((now) => (now.includes(tag) ? now.filter((each) => each !== tag) : [...now, tag]));
  const close = () => {
    onClose();
    const add = chosen.filter((tag) => !before.includes(tag));
    const remove = before.filter((tag) => !chosen.includes(tag));
    if (add.length + remove.length > 0) deed({ kind: "tags", add, remove }, words(add, remove));
  };
  return (
    <ChooseDialog
      open
      onClose={close}
      title="Tags"
      placeholder="Find a tag, or write a new one"
      several
      items={known.map((tag) => ({ value: tag, label: tag, icon: Tag, chosen: chosen.includes(tag) }))}
      made={(query) => {
        const tag = query.trim().toLowerCase();
        return tag && !known.includes(tag) ? [{ value: tag, label: `New tag: ${tag}`, icon: Plus }] : [];
      }}
      onChoose={toggle}
      empty="No tags yet. Write one."
    />
  );
}

function tagsOf(of: string | { tags: readonly string[] }): readonly string[] {
  return typeof of === "string" ? [of] : of.tags;
}

function words(added: readonly string[], removed: readonly string[]): string {
  const named = (tags: readonly string[]) => tags.map((tag) => `#${tag}`).join(", ");
  return [added.length > 0 && `Added ${named(added)}`, removed.length > 0 && `Removed ${named(removed)}`]
    .filter(Boolean)
    .join(" · ");
}
