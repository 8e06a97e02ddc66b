import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { type Key, keyUseOf } from "./keys.ts";

interface RevokeKeyDialogProps {
  /** Null closes the dialog. */
  ending: Key | null;
  busy: boolean;
  onClose: () => void;
  onRevoke: (key: Key) => void;
}

const consequences = {
  browser: "Pages and apps that still use it stop being recorded at once. What their visitors do until then is lost.",
  server: "Servers that still use it are refused at once. What they try to send may be lost.",
  secret: "Programs that still use it are refused at once.",
} as const;

/** Explains what revoking breaks, since it is the one thing here that cannot be undone. */
export function RevokeKeyDialog({ ending, busy, onClose, onRevoke }: RevokeKeyDialogProps) {
  return (
    <Dialog
      open={ending !== null}
      onClose={onClose}
      title={`Revoke “${ending?.name ?? ""}”?`}
      description={
        ending &&
        `${consequences[keyUseOf(ending)]} This cannot be undone: of the key itself nothing is kept. Put a new one in its place first. What it has sent stays.`
      }
      footer={
        <>
          <Button onClick={onClose}>Keep the key</Button>
          <Button look="danger" busy={busy} onClick={() => ending && onRevoke(ending)}>
            Revoke
          </Button>
        </>
      }
    >
      {ending?.lastUsedAt && (
        <Banner tone="warning">
          It was last used <RelativeTime at={ending.lastUsedAt} />.
        </Banner>
      )}
    </Dialog>
  );
}
