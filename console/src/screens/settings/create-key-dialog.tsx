import { useState } from "react";
import { api } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Form } from "../../parts/form.tsx";
import { RadioGroup } from "../../parts/radio-group.tsx";
import { useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";
import { useSession } from "../../shell/session.ts";
import { type KeyUse, keyUses, type NewKey, type Scope } from "./keys.ts";
import { NewKeyOnce } from "./new-key-once.tsx";
import { ScopeFields } from "./scope-fields.tsx";

interface CreateKeyDialogProps {
  onMade: () => Promise<void>;
  onClose: () => void;
}

/** Asks what a key is for, makes it, and shows it the one time it can be shown. */
export function CreateKeyDialog({ onMade, onClose }: CreateKeyDialogProps) {
  const [made, setMade] = useState<NewKey | null>(null);
  if (made) return <NewKeyOnce made={made} onClose={onClose} />;
  const keep = async (created: NewKey) => {
    setMade(created);
    await onMade();
  };
  return <Choosing onMade={keep} onClose={onClose} />;
}

const useOptions = (Object.keys(keyUses) as KeyUse[]).map((value) => ({ value, ...keyUses[value] }));

function Choosing({ onMade, onClose }: { onMade: (made: NewKey) => Promise<void>; onClose: () => void }) {
  const { id: workspaceId } = useSession().workspace;
  const [use, setUse] = useState<KeyUse>("browser");
  const [scopes, setScopes] = useState<readonly Scope[]>(["people:see", "timeline:see"]);
  const { busy, problem, submit } = useSubmission(async ({ name }: { name: string }) => {
    if (use === "secret" && scopes.length === 0) return { sentence: "Choose at least one scope." };
    try {
      await onMade(await api.workspaces.keys.create({ workspaceId, name, ...kindOf(use, scopes) }));
      return null;
    } catch (error) {
      return refusalOf(error);
    }
  });
  return (
    <Dialog open onClose={onClose} title="New key">
      <Form<{ name: string }> problem={problem} onSubmit={submit}>
        <TextField
          label="Name"
          name="name"
          hint="Where it will be used, for example “Web shop” or “Billing”."
          maxLength={80}
          autoComplete="off"
          required
          autoFocus
        />
        <RadioGroup label="What it is for" options={useOptions} value={use} onChange={setUse} />
        {use === "secret" && <ScopeFields chosen={scopes} onChange={setScopes} />}
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="accent" busy={busy}>
            {busy ? "Making…" : "Make the key"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function kindOf(use: KeyUse, scopes: readonly Scope[]) {
  if (use === "secret") return { kind: "secret" as const, scopes: [...scopes] };
  return { kind: "write" as const, source: use };
}
