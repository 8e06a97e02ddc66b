import { MailX } from "lucide-react";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Form } from "../../parts/form.tsx";
import { PasswordField } from "../../parts/password-field.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { EntryLayout } from "../../shell/entry-layout.tsx";

export interface JoinValues extends Record<string, unknown> {
  name: string;
  password: string;
}

export interface Invitation {
  workspace: string;
  invitedBy: string;
  email: string;
  /** owner, admin, agent or analyst. */
  role: string;
  /** Whether the email address has an account already, which then signs in instead. */
  accountExists: boolean;
}

export type InvitationState =
  | { kind: "loading" }
  /** The address one is signed in with; null for nobody. */
  | { kind: "open"; invitation: Invitation; signedInAs: string | null }
  /** Used, withdrawn or too old. */
  | { kind: "closed"; sentence: string };

interface AcceptInvitationScreenProps {
  state: InvitationState;
  passwordMinimum: number;
  /** Makes an account and joins. */
  onJoin: Submit<JoinValues>;
  /** Joins with the account one is signed in with. */
  onAccept: Submit<undefined>;
  onSignIn: () => void;
}

/** Joins a workspace by the link in an invitation. */
export function AcceptInvitationScreen({ state, ...rest }: AcceptInvitationScreenProps) {
  useDocumentTitle("Invitation");
  if (state.kind === "loading") {
    return (
      <EntryLayout title="Your invitation">
        <SkeletonText lines={4} label="Reading the invitation" />
      </EntryLayout>
    );
  }
  if (state.kind === "closed") return <Closed sentence={state.sentence} onSignIn={rest.onSignIn} />;
  return <Open invitation={state.invitation} signedInAs={state.signedInAs} {...rest} />;
}

interface OpenProps extends Omit<AcceptInvitationScreenProps, "state"> {
  invitation: Invitation;
  signedInAs: string | null;
}

function Open({ invitation, ...rest }: OpenProps) {
  const { workspace, invitedBy, role, email } = invitation;
  return (
    <EntryLayout
      title={`Join ${workspace}`}
      description={
        <>
          {invitedBy} invited <span className="text-text">{email}</span> as {withArticle(role)}.
        </>
      }
    >
      <Way invitation={invitation} {...rest} />
    </EntryLayout>
  );
}

/** One button for whoever is signed in already, the door for whoever has an account, a form for everybody else. */
function Way({ invitation: { email, accountExists }, signedInAs, ...rest }: OpenProps) {
  const { busy, problem, submit } = useSubmission(rest.onAccept);
  if (!accountExists) return <JoinForm {...rest} email={email} />;
  if (signedInAs !== email) {
    return (
      <Button look="accent" size="large" wide onClick={rest.onSignIn}>
        Sign in as {email}
      </Button>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {problem && <Banner tone="danger">{problem.sentence}</Banner>}
      <Button look="accent" size="large" wide busy={busy} onClick={() => submit(undefined)}>
        {busy ? "Joining…" : "Join"}
      </Button>
    </div>
  );
}

interface JoinFormProps extends Pick<AcceptInvitationScreenProps, "passwordMinimum" | "onJoin"> {
  email: string;
}

function JoinForm({ email, passwordMinimum, onJoin }: JoinFormProps) {
  const { busy, problem, submit } = useSubmission(onJoin);
  return (
    <Form<JoinValues> problem={problem} onSubmit={submit}>
      <TextField label="Your name" name="name" autoComplete="name" required autoFocus />
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <PasswordField
        label="Choose a password"
        name="password"
        autoComplete="new-password"
        minLength={passwordMinimum}
        hint={`At least ${passwordMinimum} characters. A few words in a row are easy to remember and hard to guess.`}
        required
      />
      <Button type="submit" look="accent" size="large" wide busy={busy}>
        {busy ? "Joining…" : "Join"}
      </Button>
    </Form>
  );
}

function Closed({ sentence, onSignIn }: { sentence: string; onSignIn: () => void }) {
  return (
    <main className="flex h-full items-center justify-center">
      <EmptyState
        icon={MailX}
        heading="h1"
        title="This invitation cannot be used"
        actions={<Button onClick={onSignIn}>Go to sign-in</Button>}
      >
        {sentence}
      </EmptyState>
    </main>
  );
}

function withArticle(role: string): string {
  return /^[aeiou]/.test(role) ? `an ${role}` : `a ${role}`;
}
