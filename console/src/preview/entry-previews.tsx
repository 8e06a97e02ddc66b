import { useState } from "react";
import { AcceptInvitationScreen } from "../screens/sign-in/accept-invitation-screen.tsx";
import { SignInScreen } from "../screens/sign-in/sign-in-screen.tsx";

const pause = () => new Promise((done) => setTimeout(done, 400));
const query = () => new URLSearchParams(window.location.search);

/** Sign-in: the password "right" leads to the second factor. `?step=code` begins there, `?sso` shows a provider. */
export function SignInPreview() {
  const [step, setStep] = useState<"password" | "code">(query().get("step") === "code" ? "code" : "password");
  return (
    <SignInScreen
      step={step}
      providers={query().has("sso") ? [{ id: "okta", label: "Northwind ID" }] : []}
      onPassword={async ({ password }) => {
        await pause();
        if (password !== "right") return { sentence: "Email and password do not match. Check both and try again." };
        setStep("code");
        return null;
      }}
      onProvider={() => setStep("code")}
      onCode={async () => {
        await pause();
        return { sentence: "This code is not right. Wait for the next one and try again.", field: "code" };
      }}
      onBackupCode={async () => {
        await pause();
        return { sentence: "This backup code is not right, or was used before.", field: "code" };
      }}
      onBack={() => setStep("password")}
    />
  );
}

/** An invitation. `?closed`, `?loading` and `?member` show its other states. */
export function InvitationPreview() {
  const invitation = {
    workspace: "Northwind Coffee",
    invitedBy: "Ada Lovelace",
    email: "noor@northwind.example",
    role: "agent",
    accountExists: query().has("member"),
  };
  const closed = { kind: "closed", sentence: "It was withdrawn on 3 March. Ask Ada Lovelace for a new one." } as const;
  return (
    <AcceptInvitationScreen
      state={
        query().has("loading")
          ? { kind: "loading" }
          : query().has("closed")
            ? closed
            : { kind: "open", invitation, signedInAs: null }
      }
      passwordMinimum={10}
      onJoin={() => pause().then(() => null)}
      onAccept={() => pause().then(() => null)}
      onSignIn={() => undefined}
    />
  );
}
