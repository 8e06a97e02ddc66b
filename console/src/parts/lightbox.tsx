import { Dialog } from "@base-ui/react/dialog";
import { ChevronLeft, ChevronRight, Download, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { IconButton } from "./icon-button.tsx";

export interface Picture {
  source: string;
  name: string;
}

interface LightboxProps {
  pictures: readonly Picture[];
  /** The source of the one that is shown; null for none. */
  shown: string | null;
  onShow: (source: string | null) => void;
}

/** One picture as large as the window, and the way to its neighbours. */
export function Lightbox({ pictures, shown, onShow }: LightboxProps) {
  const at = pictures.findIndex(({ source }) => source === shown);
  const picture = pictures[at];
  const go = (step: number) => onShow(pictures[at + step]?.source ?? shown);
  const steer = ({ key }: KeyboardEvent) => {
    if (key === "ArrowLeft") go(-1);
    else if (key === "ArrowRight") go(1);
  };
  return (
    <Dialog.Root open={picture !== undefined} onOpenChange={(open) => !open && onShow(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-sunken" />
        <Dialog.Popup onKeyDown={steer} className="fixed inset-0 z-30 flex flex-col outline-none">
          <header className="flex h-12 shrink-0 items-center gap-1 px-4">
            <Dialog.Title className="min-w-0 truncate font-medium">{picture?.name}</Dialog.Title>
            {pictures.length > 1 && (
              <span className="ml-2 text-muted tabular-nums">
                {at + 1} of {pictures.length}
              </span>
            )}
            <span className="grow" />
            {pictures.length > 1 && (
              <>
                <IconButton icon={ChevronLeft} label="Picture before" disabled={at <= 0} onClick={() => go(-1)} />
                <IconButton
                  icon={ChevronRight}
                  label="Next picture"
                  disabled={at >= pictures.length - 1}
                  onClick={() => go(1)}
                />
              </>
            )}
            {picture && (
              <a
                href={picture.source}
                download={picture.name}
                className="flex h-7 items-center gap-1.5 rounded-md px-2 font-medium hover:bg-hover"
              >
                <Download size={16} className="text-muted" aria-hidden />
                Download
              </a>
            )}
            <Dialog.Close render={<IconButton icon={X} label="Close" shortcut="escape" />} />
          </header>
          <div className="flex min-h-0 grow items-center justify-center p-4 pt-0">
            {picture && (
              <img
                src={picture.source}
                alt={picture.name}
                className="max-h-full max-w-full rounded-md border object-contain"
              />
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
