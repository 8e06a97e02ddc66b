import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { Copyable } from "../../parts/copyable.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { keyUseOf, keyUses, type NewKey } from "./keys.ts";

/** A key in full: the one time for those that are secret. */
export function NewKeyOnce({ made, onClose }: { made: NewKey; onClose: () => void }) {
  const use = keyUseOf(made);
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Key “${made.name}”`}
      description={keyUses[use].label}
      footer={
        <Button look="accent" onClick={onClose}>
          {use === "browser" ? "Done" : "I have saved it"}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Copyable text={made.value} what="key" />
        {use === "browser" ? (
          <Banner>Everybody can read it in your pages anyway, so you find it again in the list of keys.</Banner>
        ) : (
          <Banner tone="warning">
            Save it now, where your other secrets are. It is kept here only as a fingerprint and cannot be shown again;
            if it gets lost, revoke it and make another.
          </Banner>
        )}
      </div>
    </Dialog>
  );
}
