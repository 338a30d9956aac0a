/** Eyes are on the guest, so the verdict is heard too: up for welcome, level for a look, down for no. */
const TUNES = {
  admitted: [660, 880],
  repeated: [520, 520, 520],
  refused: [330, 220],
  waiting: [520],
} as const;
export type Tune = keyof typeof TUNES;

let context: AudioContext | undefined;

export function play(tune: Tune): void {
  try {
    context ??= new AudioContext();
    const start = context.currentTime;
    for (const [nth, pitch] of TUNES[tune].entries()) beep(context, pitch, start + nth * 0.14);
  } catch {
    // A device without sound still signs people in
  }
}

function beep(audio: AudioContext, pitch: number, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0.25, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.13);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 0.14);
}
