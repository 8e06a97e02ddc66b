import {
  Bell,
  BellOff,
  CircleCheck,
  CircleDot,
  Clock,
  GitMerge,
  Hand,
  Link2,
  type LucideIcon,
  MessageSquareReply,
  Pencil,
  SignalHigh,
  StickyNote,
  Tag,
  UserRound,
  UsersRound,
} from "lucide-react";
import { useDesk } from "../../../conversations/desk-context.ts";
import { useChange } from "../../../conversations/use-change.ts";
import { useInbox } from "../inbox-context.ts";
import { useFollowing } from "./use-following.ts";

/** Something that can be done to the open conversation or to those that are selected. */
export interface Deed {
  id: string;
  /** As a command says it. */
  label: string;
  /** In one word, for buttons. */
  short: string;
  icon: LucideIcon;
  shortcut?: string;
  keywords?: readonly string[];
  /** Whether it can be done to several at once. */
  bulk: boolean;
  run: () => void;
}

/** Everything that can be done at the moment, by whatever hand: keys, buttons, palette. */
export function useDeeds(): Deed[] {
  const { targets, ask, compose, advance, open, select } = useInbox();
  const { rows, me } = useDesk();
  const change = useChange();
  const following = useFollowing(open);
  const states = targets.map((id) => rows.get(id)?.state);
  const areResolved = states.length > 0 && states.every((state) => state === "resolved");
  const many = targets.length > 1;
  const what = many ? `${targets.length} conversations` : "the conversation";
  const then = (done: Promise<void>) => {
    void done;
    if (many) select(new Set());
    advance();
  };
  const resolve = () =>
    then(change(targets, [{ kind: "state", to: "resolved" }], many ? `${targets.length} resolved` : "Resolved"));
  const reopen = () =>
    then(change(targets, [{ kind: "state", to: "open" }], many ? `${targets.length} reopened` : "Reopened"));
  const take = () =>
    then(change(targets, [{ kind: "assignee", to: me }], many ? `${targets.length} are yours` : "It is yours"));
  if (targets.length === 0) return [];
  return [
    areResolved
      ? {
          id: "resolve",
          label: `Reopen ${what}`,
          short: "Reopen",
          icon: CircleDot,
          shortcut: "e",
          bulk: true,
          run: reopen,
        }
      : {
          id: "resolve",
          label: `Resolve ${what}`,
          short: "Resolve",
          icon: CircleCheck,
          shortcut: "e",
          keywords: ["close", "done", "archive"],
          bulk: true,
          run: resolve,
        },
    {
      id: "snooze",
      label: `Snooze ${what}…`,
      short: "Snooze",
      icon: Clock,
      shortcut: "s",
      keywords: ["later", "remind"],
      bulk: true,
      run: () => ask("snooze"),
    },
    {
      id: "assign",
      label: `Assign ${what}…`,
      short: "Assign",
      icon: UserRound,
      shortcut: "a",
      bulk: true,
      run: () => ask("assign"),
    },
    {
      id: "take",
      label: `Take ${what}`,
      short: "Take",
      icon: Hand,
      shortcut: "i",
      keywords: ["mine", "me"],
      bulk: true,
      run: take,
    },
    {
      id: "team",
      label: `Give ${what} to a team…`,
      short: "Team",
      icon: UsersRound,
      shortcut: "t",
      bulk: true,
      run: () => ask("team"),
    },
    {
      id: "priority",
      label: `Set the priority of ${what}…`,
      short: "Priority",
      icon: SignalHigh,
      shortcut: "p",
      keywords: ["urgent", "high", "low"],
      bulk: true,
      run: () => ask("priority"),
    },
    {
      id: "tags",
      label: `Tag ${what}…`,
      short: "Tags",
      icon: Tag,
      shortcut: "l",
      keywords: ["label"],
      bulk: true,
      run: () => ask("tags"),
    },
    ...(many || !open
      ? []
      : ([
          {
            id: "reply",
            label: "Reply",
            short: "Reply",
            icon: MessageSquareReply,
            shortcut: "r",
            bulk: false,
            run: () => compose("reply"),
          },
          {
            id: "note",
            label: "Write a note",
            short: "Note",
            icon: StickyNote,
            shortcut: "n",
            bulk: false,
            run: () => compose("note"),
          },
          {
            id: "merge",
            label: "Merge with another conversation…",
            short: "Merge",
            icon: GitMerge,
            shortcut: "m",
            bulk: false,
            run: () => ask("merge"),
          },
          {
            id: "link",
            label: "Link with another conversation…",
            short: "Link",
            icon: Link2,
            keywords: ["related"],
            bulk: false,
            run: () => ask("link"),
          },
          {
            id: "title",
            label: "Name the conversation…",
            short: "Name",
            icon: Pencil,
            keywords: ["title", "subject", "rename"],
            bulk: false,
            run: () => ask("title"),
          },
          {
            id: "follow",
            label: following.follows ? "Unfollow the conversation" : "Follow the conversation",
            short: following.follows ? "Unfollow" : "Follow",
            icon: following.follows ? BellOff : Bell,
            bulk: false,
            run: following.toggle,
          },
        ] satisfies Deed[])),
  ];
}
