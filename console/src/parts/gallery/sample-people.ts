import { type Stage, stages } from "../stages.ts";

export interface SamplePerson {
  id: string;
  name: string;
  email: string;
  stage: Stage;
  channel: string;
  orders: number;
  revenue: number;
  lastSeen: Date;
}

const first = ["Ada", "Noor", "Grace", "Linus", "Mei", "Omar", "Ines", "Yuki", "Tomasz", "Zoë", "Priya", "Søren"];
const last = ["Lovelace", "Haddad", "Hopper", "Berg", "Chen", "Farouk", "Costa", "Tanaka", "Nowak", "Müller", "Raman"];
const channels = ["web", "app", "chat", "email", "sms", "whatsapp", "in-store", "delivery", "voice"];

/** Invented people, always the same ones. */
export function samplePeople(count: number): SamplePerson[] {
  return Array.from({ length: count }, (_, index) => {
    const given = first[index % first.length]!;
    const family = last[(index * 7) % last.length]!;
    return {
      id: `p${index}`,
      name: `${given} ${family}`,
      email: `${given}.${family}${index}@example.com`.toLowerCase(),
      stage: stages[(index * 5) % stages.length]!,
      channel: channels[(index * 3) % channels.length]!,
      orders: (index * 13) % 41,
      revenue: ((index * 7919) % 250_000) / 100,
      lastSeen: new Date(Date.now() - 40_000 * (index + 1) ** 2),
    };
  });
}
