import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { attempt } from "../../../sdk/src/attempt.ts";
import { openTyping } from "../chat/typing.ts";
import { AttachmentChips } from "./attachment-chips.tsx";
import { useAttachments } from "./attachments.ts";
import { fill } from "./format.ts";
import { Icon } from "./icons.tsx";
import { useSurroundings } from "./surroundings.ts";

const MOST_HEIGHT_PX = 160;

/** Where the visitor writes. Enter sends, Shift and Enter begin a line; files may be chosen, pasted or dropped. */
export function Composer({ threadId }: { threadId: string }) {
  const { chat, config, texts } = useSurroundings();
  const [text, setText] = useDraft(threadId);
  const files = useAttachments();
  const field = useGrowing(text);
  const [isOver, setOver] = useState(false);
  const typing = useMemo(() => openTyping((is) => chat.typing(threadId, is)), [chat, threadId]);
  const sendable = files.attachments.flatMap(({ uploaded }) => uploaded ?? []);
  const isUploading = files.attachments.some(({ uploaded, problem }) => !uploaded && !problem);
  const surplus = [...text].length - config.mostCharacters;
  const isClosed = chat.link().phase === "stopped";
  const canSend = (text.trim() !== "" || sendable.length > 0) && !isUploading && surplus <= 0 && !isClosed;

  useEffect(() => typing.ended, [typing]);

  function send(): void {
    if (!canSend) return;
    typing.ended();
    chat.write(threadId, text.trim(), sendable);
    setText("");
    files.clear();
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While a word is being put together (Japanese, Chinese, …), Enter belongs to that.
    // Safari says so by the code alone.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  }

  function take(event: Event, given: DataTransfer | null): void {
    const dropped = [...(given?.files ?? [])];
    if (!config.files.allowed || dropped.length === 0) return;
    event.preventDefault();
    files.add(dropped);
  }

  const drop = {
    onDragOver(event: DragEvent) {
      if (!config.files.allowed || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      setOver(false);
      take(event, event.dataTransfer);
    },
  };
  const problem = surplus > 0 ? fill(texts.tooLong, { count: surplus }) : files.problem;

  return (
    <form
      class={isOver ? "composer over" : "composer"}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      {...drop}
    >
      {isOver && <p class="drop-here">{texts.drop}</p>}
      <AttachmentChips attachments={files.attachments} remove={files.remove} />
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="composer-row">
        {config.files.allowed && <AttachButton add={files.add} />}
        <textarea
          ref={field}
          rows={1}
          value={text}
          placeholder={texts.placeholder}
          aria-label={texts.placeholder}
          enterkeyhint="send"
          disabled={isClosed}
          data-first
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            if (currentTarget.value.trim()) typing.typed();
            else typing.ended();
          }}
          onKeyDown={onKeyDown}
          onPaste={(event) => take(event, event.clipboardData)}
        />
        <button type="submit" class="send" aria-label={texts.send} title={texts.send} disabled={!canSend}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

function AttachButton({ add }: { add(files: Iterable<File>): void }) {
  const { config, texts } = useSurroundings();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={texts.attach}
        title={texts.attach}
        onClick={() => input.current?.click()}
      >
        <Icon name="attach" />
      </button>
      <input
        ref={input}
        class="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        accept={config.files.mediaTypes.join(",")}
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
    </>
  );
}

/** What is being written, kept for the next page in this tab. */
function useDraft(threadId: string): [string, (text: string) => void] {
  const key = `throughline:chat:draft:${threadId}`;
  const [text, setText] = useState(() => attempt(() => sessionStorage.getItem(key)) ?? "");
  return [
    text,
    (next) => {
      setText(next);
      attempt(() => (next ? sessionStorage.setItem(key, next) : sessionStorage.removeItem(key)));
    },
  ];
}

function useGrowing(text: string) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const { style } = field.current!;
    style.height = "auto";
    style.height = `${Math.min(field.current!.scrollHeight, MOST_HEIGHT_PX)}px`;
  }, [text]);
  return field;
}
