import { Dialog } from "../parts/dialog.tsx";
import { KeyHint } from "../parts/key-hint.tsx";
import { setSingleKeys, useSingleKeys } from "../parts/keyboard.ts";
import { Switch } from "../parts/switch.tsx";
import { useAllShortcuts } from "./use-commands.ts";

// What lists do by themselves, wherever they are.
const inLists = [
  { keys: "j", label: "Next line" },
  { keys: "k", label: "Line before" },
  { keys: "enter", label: "Open" },
] as const;

/** Every shortcut that works on this screen, by what it is about. */
export function KeyboardHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const groups = Map.groupBy(useAllShortcuts(), (shortcut) => shortcut.group);
  const singleKeys = useSingleKeys();
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard shortcuts" size="large">
      <div className="columns-2 gap-8">
        {[...groups, ["Lists", inLists] as const].map(([group, shortcuts]) => (
          <Group key={group} title={group} shortcuts={shortcuts} />
        ))}
      </div>
      <div className="mt-2 border-t pt-4">
        <Switch
          label="Shortcuts of a single letter"
          hint="Turn them off if you control the computer by voice, or press letters by accident."
          checked={singleKeys}
          onChange={setSingleKeys}
        />
      </div>
    </Dialog>
  );
}

function Group({ title, shortcuts }: { title: string; shortcuts: readonly { keys: string; label: string }[] }) {
  return (
    <section className="mb-4 break-inside-avoid">
      <h3 className="mb-1 text-meta text-muted">{title}</h3>
      <dl>
        {shortcuts.map(({ keys, label }) => (
          <div
            key={`${keys} ${label}`}
            className="flex h-8 items-center justify-between gap-4 border-b last:border-b-0"
          >
            <dt className="truncate">{label}</dt>
            <dd>
              <KeyHint keys={keys} spoken />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
