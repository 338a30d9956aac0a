import { type RefObject, useEffect, useRef, useState } from 'react';
import { codeIn } from './decode.ts';
import { useSay } from './say.ts';
import type { WordKey } from './words.ts';

/** The same code in view is one scan, not forty. */
const SAME = 4_000;
const LOOK = 180;

/** A camera where the browser gives one; a photograph everywhere, also on plain HTTP. */
export function Camera({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useSay();
  const [on, setOn] = useState(false);
  const [fault, setFault] = useState<WordKey | null>(null);
  const live = window.isSecureContext && navigator.mediaDevices?.getUserMedia !== undefined;
  const fail = (word: WordKey) => {
    setOn(false);
    setFault(word);
  };
  return (
    <div className="camera">
      {on ? <Live onCode={onCode} onFail={() => fail('cameraNo')} /> : null}
      <div className="choices">
        {live ? (
          <button type="button" onClick={() => setOn(!on)}>
            {on ? t('cameraOff') : t('camera')}
          </button>
        ) : null}
        <Photo onCode={onCode} onFault={setFault} />
      </div>
      <p role="status">{fault ? t(fault) : ''}</p>
    </div>
  );
}

function Photo(props: { onCode: (code: string) => void; onFault: (word: WordKey | null) => void }) {
  const { t } = useSay();
  const [reading, setReading] = useState(false);
  const read = async (file: File | undefined) => {
    if (!file) return;
    setReading(true);
    props.onFault(null);
    const code = await createImageBitmap(file)
      .then(codeIn)
      .catch(() => null);
    setReading(false);
    if (code) props.onCode(code);
    else props.onFault('photoNone');
  };
  return (
    <label className="button">
      {reading ? t('reading') : t('photo')}
      <input
        type="file"
        accept="image/*"
        capture="environment"
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </label>
  );
}

function Live({ onCode, onFail }: { onCode: (code: string) => void; onFail: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const heard = useRef({ onCode, onFail });
  heard.current = { onCode, onFail };
  useEffect(() => {
    let stopped = false;
    let stream: MediaStream | undefined;
    const watch = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (stopped) return stop(stream);
      const screen = video.current as HTMLVideoElement;
      screen.srcObject = stream;
      await screen.play();
      await lookFor(
        video,
        (code) => heard.current.onCode(code),
        () => stopped,
      );
    };
    watch().catch(() => !stopped && heard.current.onFail());
    return () => {
      stopped = true;
      stop(stream);
    };
  }, []);
  return <video ref={video} muted playsInline />;
}

const stop = (stream: MediaStream | undefined): void => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};

async function lookFor(
  video: RefObject<HTMLVideoElement | null>,
  onCode: (code: string) => void,
  stopped: () => boolean,
): Promise<void> {
  let last = { code: '', at: 0 };
  while (!stopped() && video.current) {
    const code = await codeIn(video.current).catch(() => null);
    if (code && (code !== last.code || Date.now() - last.at > SAME)) {
      last = { code, at: Date.now() };
      onCode(code);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
}
