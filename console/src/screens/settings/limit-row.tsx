import { Pencil, RotateCcw } from "lucide-react";
import { useRef } from "react";
import { Button } from "../../parts/button.tsx";
import { Form } from "../../parts/form.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { IconButton } from "../../parts/icon-button.tsx";
import { PanelRow } from "../../parts/panel.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";
import { kindInSentence, kindLook } from "../../people/identifier-kinds.ts";
import { useMay } from "../../shell/session.ts";
import { type Limit, ownOf } from "./limits.ts";

interface LimitRowProps {
  limit: Limit;
  /** Whether it is being changed. */
  open: boolean;
  onOpen: (open: boolean) => void;
  onChange: Submit<number | null>;
}

/** One kind of identifier, how many of it a person may have, and the way to change it. */
export function LimitRow({ limit, open, onOpen, onChange }: LimitRowProps) {
  const mayManage = useMay("workspace:manage");
  const { label, icon: Icon } = kindLook(limit.kind);
  // Whoever leaves the form comes back to the button that opened it.
  const returning = useRef(false);
  const setOpen = (isOpen: boolean) => {
    returning.current = !isOpen;
    onOpen(isOpen);
  };
  return (
    <PanelRow>
      <Icon size={16} className="shrink-0 text-muted" aria-hidden />
      <div className="min-w-0 grow">
        <div className="truncate">{label}</div>
        <div className="text-meta text-pretty text-muted">{meaningOf(limit.kind)}</div>
      </div>
      {open ? (
        <LimitForm limit={limit} onChange={onChange} onClose={() => setOpen(false)} />
      ) : (
        <>
          <MostAllowed limit={limit} />
          {mayManage && (
            <span className="flex w-15 shrink-0 justify-end gap-1">
              {ownOf(limit) !== null && <BackToUsual limit={limit} onChange={onChange} />}
              <IconButton
                icon={Pencil}
                label={`Change how many of ${kindInSentence(limit.kind)} a person may have`}
                autoFocus={returning.current}
                onClick={() => setOpen(true)}
              />
            </span>
          )}
        </>
      )}
    </PanelRow>
  );
}

const meanings: Record<string, string> = {
  user_id: "Your own id of a customer. With one, two ids are always two people.",
  email: "People have several, at work and at home, and lose some.",
  phone: "However a number is written, it counts once.",
  anonymous_id: "A browser or an app. A new one comes with every cleared cookie, so there are many.",
};

function meaningOf(kind: string): string {
  return meanings[kind] ?? (kind.startsWith("trait:") ? "By your own rule, below." : "An account at this channel.");
}

function MostAllowed({ limit: { most, usual } }: { limit: Limit }) {
  return (
    <span className="shrink-0 text-right tabular-nums">
      {most !== usual && <span className="mr-2 text-meta text-muted">usually {formatNumber(usual)}</span>}
      <span className={most === usual ? undefined : "font-semibold"}>{formatNumber(most)}</span>
    </span>
  );
}

function BackToUsual({ limit, onChange }: { limit: Limit; onChange: Submit<number | null> }) {
  const { submit } = useSubmission<null>(onChange);
  return (
    <IconButton
      icon={RotateCcw}
      label={`Back to the usual ${formatNumber(limit.usual)}`}
      onClick={() => submit(null)}
    />
  );
}

interface LimitFormProps {
  limit: Limit;
  onChange: Submit<number | null>;
  onClose: () => void;
}

function LimitForm({ limit, onChange, onClose }: LimitFormProps) {
  const { busy, problem, submit } = useSubmission<{ most: string }>(async ({ most }) => {
    const refused = await onChange(Number(most) === limit.usual ? null : Number(most));
    if (!refused) onClose();
    return refused;
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the form from any of its fields.
    <div onKeyDown={(event) => event.key === "Escape" && onClose()}>
      <Form<{ most: string }> problem={problem} onSubmit={submit}>
        <div className="flex items-start gap-2">
          <div className="w-28">
            <TextField
              label={`How many of ${kindInSentence(limit.kind)} a person may have`}
              labelHidden
              name="most"
              type="number"
              size="small"
              min={1}
              max={100_000}
              defaultValue={String(limit.most)}
              validate={wholeNumber}
              required
              autoFocus
            />
          </div>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="accent" busy={busy}>
            Save
          </Button>
        </div>
      </Form>
    </div>
  );
}

function wholeNumber(value: unknown): string | null {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 && number <= 100_000 ? null : "1 to 100,000";
}
