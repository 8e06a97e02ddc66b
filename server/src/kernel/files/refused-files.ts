import { Refusal } from "../refusal.ts";

interface RefusedKind {
  what: string;
  mediaTypes: readonly string[];
  extensions: readonly string[];
}

/** What runs when somebody opens it, by content and by name: as the large mail providers refuse it. */
export const refusedKinds: readonly RefusedKind[] = [
  {
    what: "a program",
    mediaTypes: ["application/x-msdownload", "application/x-elf", "application/x-mach-binary", "application/java-vm"],
    extensions: ["app", "com", "cpl", "dll", "drv", "elf", "exe", "ocx", "pif", "scr", "sys", "vxd", "xll"],
  },
  {
    what: "an installer",
    mediaTypes: [
      "application/java-archive",
      "application/vnd.android.package-archive",
      "application/x-apple-diskimage",
      "application/x-deb",
      "application/x-google-chrome-extension",
      "application/x-rpm",
      "application/x-xpinstall",
    ],
    extensions: [
      ...["apk", "appinstaller", "appx", "appxbundle", "crx", "deb", "dmg", "ipa", "jar", "msi", "msix", "msixbundle"],
      ...["msp", "mst", "pkg", "rpm", "xpi"],
    ],
  },
  {
    what: "a script",
    mediaTypes: ["application/x-ms-regedit", "application/vnd.ms-htmlhelp"],
    extensions: [
      ...[
        "bat",
        "chm",
        "cmd",
        "hta",
        "js",
        "jse",
        "mjs",
        "ps1",
        "psm1",
        "reg",
        "sct",
        "vb",
        "vbe",
        "vbs",
        "wsc",
        "wsf",
      ],
      "wsh",
    ],
  },
  {
    what: "a shortcut",
    mediaTypes: ["application/x-ms-shortcut", "application/x-ft-apple.alias"],
    extensions: ["desktop", "inf", "jnlp", "lnk", "scf", "url", "webloc"],
  },
];

/** Refuses a file that would run when somebody opens it, whichever of its name and its content says so. */
export function refuseDangerous(name: string, mediaType: string): void {
  const extension = /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? "";
  const kind = refusedKinds.find(
    ({ mediaTypes, extensions }) => mediaTypes.includes(mediaType) || extensions.includes(extension),
  );
  if (!kind) return;
  throw new Refusal("bad_input", `“${name}” is ${kind.what}, which is not taken. Put it into an archive.`, "file");
}
