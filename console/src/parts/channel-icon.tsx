import { channelLook } from "./channels.ts";

interface ChannelIconProps {
  channel: string;
  /** Off where the name stands elsewhere in the line: the icon then carries it for screen readers and on hover. */
  named?: boolean;
}

/** A channel's icon, with its name beside it or as its label. */
export function ChannelIcon({ channel, named = false }: ChannelIconProps) {
  const { label, icon: Icon } = channelLook(channel);
  if (!named) {
    return (
      <span
        role="img"
        aria-label={label}
        title={label}
        className="inline-flex h-5 shrink-0 items-center align-top text-muted"
      >
        <Icon size={16} aria-hidden />
      </span>
    );
  }
  return (
    <span className="inline-flex h-5 items-center gap-1.5 align-top whitespace-nowrap">
      <Icon size={16} className="shrink-0 text-muted" aria-hidden />
      {label}
    </span>
  );
}
