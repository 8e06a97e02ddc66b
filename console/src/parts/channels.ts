import {
  AtSign,
  CircleDashed,
  Globe,
  type LucideIcon,
  Mail,
  Megaphone,
  MessageCircle,
  MessageSquareText,
  MessagesSquare,
  Phone,
  Server,
  Smartphone,
  Store,
  Truck,
} from "lucide-react";

interface ChannelLook {
  label: string;
  icon: LucideIcon;
}

/** How a touchpoint reached the company, as it is named and drawn. */
export const channels: Record<string, ChannelLook> = {
  web: { label: "Web", icon: Globe },
  app: { label: "App", icon: Smartphone },
  chat: { label: "Chat", icon: MessagesSquare },
  email: { label: "Email", icon: Mail },
  sms: { label: "SMS", icon: MessageSquareText },
  whatsapp: { label: "WhatsApp", icon: MessageCircle },
  social: { label: "Social", icon: AtSign },
  voice: { label: "Voice", icon: Phone },
  "in-store": { label: "In store", icon: Store },
  delivery: { label: "Delivery", icon: Truck },
  ads: { label: "Ads", icon: Megaphone },
  server: { label: "Server", icon: Server },
};

/** The look of a channel; one that is not known keeps its own name. `in_store` and `in-store` are the same. */
export function channelLook(channel: string): ChannelLook {
  return channels[channel.replaceAll("_", "-")] ?? { label: channel, icon: CircleDashed };
}
