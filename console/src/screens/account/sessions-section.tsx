import { Laptop, Smartphone } from "lucide-react";
import { Badge } from "../../parts/badge.tsx";
import { Button } from "../../parts/button.tsx";
import { Panel, PanelRow } from "../../parts/panel.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { Section } from "../../parts/section.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";

export interface Device {
  id: string;
  /** The browser and system in words, for example "Firefox on Linux". */
  name: string;
  handheld: boolean;
  address: string;
  lastSeenAt: string;
  /** Whether it is the one in front of you. */
  current: boolean;
}

interface SessionsSectionProps {
  devices: readonly Device[] | null;
  onSignOut: (id: string) => void;
  onSignOutOthers: () => void;
}

/** Where one is signed in, and the way out of each. */
export function SessionsSection({ devices, onSignOut, onSignOutOthers }: SessionsSectionProps) {
  const others = devices?.filter((device) => !device.current).length ?? 0;
  return (
    <Section
      title="Signed in on"
      actions={others > 1 && <Button onClick={onSignOutOthers}>Sign out everywhere else</Button>}
    >
      {devices ? (
        <Panel>
          {devices.map((device) => (
            <DeviceRow key={device.id} device={device} onSignOut={() => onSignOut(device.id)} />
          ))}
        </Panel>
      ) : (
        <SkeletonText lines={3} label="Reading where you are signed in" />
      )}
    </Section>
  );
}

function DeviceRow({ device, onSignOut }: { device: Device; onSignOut: () => void }) {
  const Icon = device.handheld ? Smartphone : Laptop;
  return (
    <PanelRow>
      <Icon size={16} className="shrink-0 text-muted" aria-hidden />
      <div className="min-w-0 grow">
        <div className="truncate">{device.name}</div>
        <div className="truncate text-meta text-muted tabular-nums">
          {device.address} · <RelativeTime at={device.lastSeenAt} />
        </div>
      </div>
      {device.current ? (
        <Badge>This device</Badge>
      ) : (
        <Button size="small" onClick={onSignOut} aria-label={`Sign out ${device.name}`}>
          Sign out
        </Button>
      )}
    </PanelRow>
  );
}
