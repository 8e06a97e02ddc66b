import { useEffect, useRef, useState } from "preact/hooks";
import { Refused } from "../chat/request.ts";
import { isEmail } from "./form.tsx";
import { fill } from "./format.ts";
import { refusalText } from "./message.tsx";
import { useSurroundings } from "./surroundings.ts";

type Standing = { kind: "asking" } | { kind: "ordering" } | { kind: "done" } | { kind: "wrong"; sentence: string };

/** Asks where to send the transcript, and says what became of it. */
export function TranscriptForm({ threadId, done }: { threadId: string; done(): void }) {
  const { chat, config, texts } = useSurroundings();
  const asked = config.form.fields.find(({ kind }) => kind === "email");
  const [email, setEmail] = useState(chat.state().visitor?.answers[asked?.name ?? "email"] ?? "");
  const [standing, setStanding] = useState<Standing>({ kind: "asking" });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  async function order(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!isEmail(email.trim())) return setStanding({ kind: "wrong", sentence: texts.badEmail });
    setStanding({ kind: "ordering" });
    try {
      await chat.askTranscript(threadId, email.trim());
      setStanding({ kind: "done" });
    } catch (error) {
      const refused = error instanceof Refused ? { code: error.code, sentence: error.message } : undefined;
      setStanding({ kind: "wrong", sentence: refused ? refusalText(texts, refused) : texts.unavailable });
    }
  }

  return (
    <form class="composer sheet" onSubmit={order} noValidate>
      {standing.kind === "done" ? (
        <p role="status">{fill(texts.transcriptSent, { email: email.trim() })}</p>
      ) : (
        <div class="field">
          <label for="transcript-email">{texts.transcriptIntro}</label>
          <input
            ref={field}
            id="transcript-email"
            type="email"
            autoComplete="email"
            inputMode="email"
            placeholder={texts.emailField}
            value={email}
            aria-invalid={standing.kind === "wrong"}
            aria-describedby="transcript-problem"
            onInput={({ currentTarget }) => setEmail(currentTarget.value)}
          />
          <p class="problem" id="transcript-problem" role="alert">
            {standing.kind === "wrong" ? standing.sentence : ""}
          </p>
        </div>
      )}
      <div class="sheet-buttons">
        <button type="button" class="secondary" onClick={done}>
          {standing.kind === "done" ? texts.close : texts.cancel}
        </button>
        {standing.kind !== "done" && (
          <button type="submit" class="primary" disabled={standing.kind === "ordering"}>
            {texts.send}
          </button>
        )}
      </div>
    </form>
  );
}
