import { useState } from "react";
import { auth, authProblem } from "../../api/auth.ts";
import type { FormProblem } from "../../parts/form.tsx";
import { notify } from "../../parts/toast.tsx";
import type { CodeValues } from "./code-step.tsx";
import type { PasswordValues } from "./password-step.tsx";
import { SignInScreen } from "./sign-in-screen.tsx";

interface SignInPageProps {
  /** What the company calls its identity provider; null when there is none. */
  singleSignOn: string | null;
  /** Why one is here. */
  notice: string | undefined;
  /** Where the identity provider leads back to. */
  wayBack: string;
  onSignedIn: () => void;
}

const codeField = { INVALID_CODE: "code", INVALID_BACKUP_CODE: "code" };

/** The door, with the sign-in library behind it. */
export function SignInPage({ singleSignOn, notice, wayBack, onSignedIn }: SignInPageProps) {
  const [step, setStep] = useState<"password" | "code">("password");
  const signIn = async ({ email, password }: PasswordValues) => {
    const answer = await auth.signIn.email({ email, password });
    const problem = authProblem(answer);
    if (problem) return problem;
    if (answer.data && "twoFactorRedirect" in answer.data) setStep("code");
    else onSignedIn();
    return null;
  };
  const inUnless = (problem: FormProblem | null) => {
    if (!problem) onSignedIn();
    return problem;
  };
  const goToProvider = async () => {
    const question = { provider: "oidc", callbackURL: wayBack, errorCallbackURL: "/sign-in" };
    const problem = authProblem(await auth.signIn.social(question));
    if (problem) notify({ title: problem.sentence, tone: "problem" });
  };
  return (
    <SignInScreen
      providers={singleSignOn ? [{ id: "oidc", label: singleSignOn }] : []}
      step={step}
      {...(notice ? { notice } : {})}
      onPassword={signIn}
      onProvider={() => void goToProvider()}
      onCode={async (values) => inUnless(authProblem(await auth.twoFactor.verifyTotp(given(values)), codeField))}
      onBackupCode={async (values) =>
        inUnless(authProblem(await auth.twoFactor.verifyBackupCode(given(values)), codeField))
      }
      onBack={() => setStep("password")}
    />
  );
}

function given({ code, trustDevice }: CodeValues) {
  return { code, trustDevice };
}
