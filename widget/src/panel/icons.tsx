const paths = {
  back: "m15 18-6-6 6-6",
  close: "M18 6 6 18M6 6l12 12",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  attach: "m21.4 11.05-9.2 9.2a6 6 0 0 1-8.5-8.5l8.6-8.57A4 4 0 1 1 18 8.84l-8.6 8.57a2 2 0 0 1-2.8-2.83l8.5-8.48",
  send: "M5 12h14M13 6l6 6-6 6",
  file: "M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8ZM14 3v5h5",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  check: "m5 13 4 4L19 7",
  twice: "m2 13 4 4L15 7M11 16l1 1L22 7",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3 2",
  wrong: "M12 8v5M12 16.5v.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z",
  down: "M12 5v14M6 13l6 6 6-6",
  speak: "M7.9 20A9 9 0 1 0 4 16.1L2 22Z",
  sound: "M11 5 6 9H3v6h3l5 4ZM15.5 8.5a5 5 0 0 1 0 7M18.5 5.5a9 9 0 0 1 0 13",
  silent: "M11 5 6 9H3v6h3l5 4ZM22 9l-6 6M16 9l6 6",
  mail: "M3 6h18v12H3ZM3 7l9 6 9-6",
  image: "M4 4h16v16H4ZM4 16l4.5-4.5 5 5L16 14l4 4M15.5 8.5v.01",
};

/** A drawn sign; it never stands for itself alone, so readers of the screen pass over it. */
export function Icon({ name, size = 20 }: { name: keyof typeof paths; size?: number }) {
  return (
    <svg class={`icon icon-${name}`} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
