import { Download } from "lucide-react";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyButton } from "../../parts/copy-button.tsx";

/** The codes for the day the telephone is lost, shown once. */
export function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const text = codes.join("\n");
  return (
    <div className="flex flex-col gap-3">
      <Banner tone="warning">
        Save these codes now; they are not shown again. Each signs you in once when your telephone is out of reach.
      </Banner>
      <div className="relative rounded-md border bg-sunken p-3">
        <ul className="grid grid-cols-2 gap-x-8 gap-y-1 font-mono text-work">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className="absolute top-2 right-2">
          <CopyButton text={text} what="backup codes" />
        </div>
      </div>
      <div className="flex gap-2">
        <Button icon={Download} onClick={() => download(text)}>
          Download
        </Button>
        <Button onClick={onDone}>I have saved them</Button>
      </div>
    </div>
  );
}

function download(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: "text/plain" }));
  link.download = "throughline-backup-codes.txt";
  link.click();
  URL.revokeObjectURL(link.href);
}
