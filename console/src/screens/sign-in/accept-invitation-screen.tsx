import { MailX } from "lucide-react";
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
  | { kind: "open"; invitation: Invitation }
  /** Used, withdrawn or too old. */
  | { kind: "closed"; sentence: string };

interface AcceptInvitationScreenProps {
  state: InvitationState;
  passwordMinimum: number;
  onJoin: Submit<JoinValues>;
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
  return <Open invitation={state.invitation} {...rest} />;
}

function Open({ invitation, ...rest }: { invitation: Invitation } & Omit<AcceptInvitationScreenProps, "state">) {
  const { workspace, invitedBy, role, email, accountExists } = invitation;
  return (
    <EntryLayout
      title={`Join ${workspace}`}
      description={
        <>
          {invitedBy} invited <span className="text-text">{email}</span> as {withArticle(role)}.
        </>
      }
    >
      {accountExists ? (
        <Button look="accent" size="large" wide onClick={rest.onSignIn}>
          Sign in to join
        </Button>
      ) : (
        <JoinForm {...rest} email={email} />
      )}
    </EntryLayout>
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
