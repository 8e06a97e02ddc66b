import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { Badge } from "../../parts/badge.tsx";
import { Button } from "../../parts/button.tsx";
import type { FormProblem } from "../../parts/form.tsx";
import { Section } from "../../parts/section.tsx";
import type { Submit } from "../../parts/submission.ts";
import { BackupCodes } from "./backup-codes.tsx";
import { ConfirmPassword } from "./confirm-password.tsx";
import { ScanCode } from "./scan-code.tsx";

export interface Enrolment {
  /** An `otpauth://` address for the authenticator app. */
  address: string;
  backupCodes: readonly string[];
}

export interface TwoFactorDeeds {
  /** Begins with the password; answers with what the app must know. */
  onEnrol: (password: string) => Promise<Enrolment | FormProblem>;
  /** Ends with a code that the app shows. */
  onVerify: Submit<{ code: string }>;
  onDisable: Submit<{ password: string }>;
  onNewBackupCodes: (password: string) => Promise<readonly string[] | FormProblem>;
}

type Stage =
  | { kind: "resting" }
  | { kind: "confirming"; deed: "enrol" | "disable" | "codes" }
  | { kind: "scanning"; enrolment: Enrolment }
  | { kind: "showing"; codes: readonly string[] };

/** The second factor: turned on with an app, turned off with the password, and codes for the day the app is lost. */
export function TwoFactorSection({
  on,
  onEnrol,
  onVerify,
  onDisable,
  onNewBackupCodes,
}: TwoFactorDeeds & { on: boolean }) {
  const [stage, setStage] = useState<Stage>({ kind: "resting" });
  const rest = () => setStage({ kind: "resting" });

  const confirmed = async (deed: "enrol" | "disable" | "codes", password: string): Promise<FormProblem | null> => {
    if (deed === "disable") return thenRest(await onDisable({ password }));
    if (deed === "enrol") {
      const answer = await onEnrol(password);
      if ("sentence" in answer) return answer;
      setStage({ kind: "scanning", enrolment: answer });
      return null;
    }
    const answer = await onNewBackupCodes(password);
    if ("sentence" in answer) return answer;
    setStage({ kind: "showing", codes: answer });
    return null;
  };
  const thenRest = (problem: FormProblem | null) => {
    if (!problem) rest();
    return problem;
  };
  const verify = async (codes: readonly string[], values: { code: string }) => {
    const problem = await onVerify(values);
    if (!problem) setStage({ kind: "showing", codes });
    return problem;
  };

  return (
    <Section
      title="Second factor"
      description="After the password, a code from an app on your telephone. A stolen password is then not enough."
      actions={
        on && (
          <Badge tone="positive" icon={ShieldCheck}>
            On
          </Badge>
        )
      }
    >
      {stage.kind === "resting" && <Deeds on={on} onBegin={(deed) => setStage({ kind: "confirming", deed })} />}
      {stage.kind === "confirming" && (
        <ConfirmPassword onSubmit={({ password }) => confirmed(stage.deed, password)} onCancel={rest} />
      )}
      {stage.kind === "scanning" && (
        <ScanCode
          address={stage.enrolment.address}
          onSubmit={(values) => verify(stage.enrolment.backupCodes, values)}
          onCancel={rest}
        />
      )}
      {stage.kind === "showing" && <BackupCodes codes={stage.codes} onDone={rest} />}
    </Section>
  );
}

function Deeds({ on, onBegin }: { on: boolean; onBegin: (deed: "enrol" | "disable" | "codes") => void }) {
  if (!on) return <Button onClick={() => onBegin("enrol")}>Turn on</Button>;
  return (
    <div className="flex gap-2">
      <Button onClick={() => onBegin("codes")}>New backup codes</Button>
      <Button onClick={() => onBegin("disable")}>Turn off</Button>
    </div>
  );
}
