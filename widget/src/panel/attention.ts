import { attempt } from "../../../sdk/src/attempt.ts";

let audio: AudioContext | undefined;

/** Two short soft notes, made by the browser itself; silent where it does not let a page sound. */
export function playNote(): void {
  audio ??= attempt(() => new AudioContext());
  if (!audio) return;
  const context = audio;
  void context.resume();
  [659, 880].forEach((frequency, place) => {
    const start = context.currentTime + place * 0.11;
    const gain = context.createGain();
    const tone = context.createOscillator();
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(0.06, start + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
    tone.connect(gain).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.4);
  });
}

/** Says in the tab's title that something has come, until the page is looked at again. */
export function openTitleNotice() {
  let own: string | undefined;
  let before = "";
  const restore = () => {
    // A page that has changed its title in between keeps it.
    if (own !== undefined && document.title === own) document.title = before;
    own = undefined;
  };
  document.addEventListener("visibilitychange", () => document.hidden || restore());
  return (text: string, count: number): void => {
    if (!document.hidden) return;
    restore();
    before = document.title;
    own = `(${count}) ${text}`;
    document.title = own;
  };
}
