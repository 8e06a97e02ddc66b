import { Link } from "@tanstack/react-router";
import { ArrowLeft, CalendarSearch, Download, Ellipsis, GitMerge, type LucideIcon, Split, Trash2 } from "lucide-react";
import { Avatar } from "../../parts/avatar.tsx";
import { Badge } from "../../parts/badge.tsx";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Menu, type MenuEntry } from "../../parts/menu.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import type { Person } from "../../people/person-data.ts";
import { useMay, useSession } from "../../shell/session.ts";
import { useCommands } from "../../shell/use-commands.ts";

export type PersonDeed = "merge" | "separate" | "as-of" | "export" | "erase";

interface PersonHeaderProps {
  person: Person;
  name: string;
  named: boolean;
  onDeed: (deed: PersonDeed) => void;
}

/** Who this is, how sure that is, and what can be done about it. */
export function PersonHeader({ person, name, named, onDeed }: PersonHeaderProps) {
  const may = useMay("people:merge");
  const { permissions } = useSession().workspace;
  const deeds = deedsOf(person, onDeed).filter(({ needs }) => permissions.includes(needs));
  useCommands(
    deeds.map(({ id, label, icon, shortcut, run }) => ({
      id: `person ${id}`,
      label,
      group: "This person",
      icon,
      ...(shortcut ? { shortcut } : {}),
      run,
    })),
  );
  return (
    <PageHeader
      before={
        <>
          <Link
            to="/people"
            aria-label="People"
            title="People"
            className="-ml-1 flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
          >
            <ArrowLeft size={16} aria-hidden />
          </Link>
          <Avatar name={named ? name : null} />
        </>
      }
      title={name}
      meta={<Proof known={person.card.known} named={named} />}
      actions={
        <>
          {may && (
            <Button icon={GitMerge} shortcut="m" onClick={() => onDeed("merge")}>
              Merge
            </Button>
          )}
          <Menu
            align="end"
            trigger={<IconButton icon={Ellipsis} label="More about this person" />}
            entries={deeds.map(({ id, needs, ...deed }): MenuEntry => ({ kind: "deed", ...deed }))}
          />
        </>
      }
    />
  );
}

function Proof({ known, named }: { known: boolean; named: boolean }) {
  if (known) return <Badge tone="positive">Known</Badge>;
  return named ? <Badge tone="warning">Unproven</Badge> : <Badge>Anonymous</Badge>;
}

interface Deed {
  id: PersonDeed;
  label: string;
  icon: LucideIcon;
  shortcut?: string;
  /** The permission without which it is not offered. */
  needs: string;
  disabled: boolean;
  danger?: boolean;
  run: () => void;
}

function deedsOf({ identifiers }: Person, onDeed: (deed: PersonDeed) => void): Deed[] {
  return [
    {
      id: "merge",
      label: "Merge with another person…",
      icon: GitMerge,
      shortcut: "m",
      needs: "people:merge",
      disabled: false,
      run: () => onDeed("merge"),
    },
    {
      id: "separate",
      label: "Split into two people…",
      icon: Split,
      needs: "people:merge",
      disabled: identifiers.length < 2,
      run: () => onDeed("separate"),
    },
    {
      id: "as-of",
      label: "Who was this on…",
      icon: CalendarSearch,
      needs: "people:see",
      disabled: false,
      run: () => onDeed("as-of"),
    },
    {
      id: "export",
      label: "Export all data (JSON)",
      icon: Download,
      needs: "people:export",
      disabled: false,
      run: () => onDeed("export"),
    },
    {
      id: "erase",
      label: "Erase…",
      icon: Trash2,
      needs: "people:erase",
      disabled: false,
      danger: true,
      run: () => onDeed("erase"),
    },
  ];
}
