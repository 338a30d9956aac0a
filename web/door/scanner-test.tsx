import { create } from 'qrcode';
import { useState } from 'react';
import { useSay } from './say.ts';

/** As long as a real one, and nobody's. */
const SAMPLE = '0000'.padEnd(44, '9876543210');

/** A code on the screen to be read by the hand scanner into the field beside it. */
export function ScannerTest({ onGood }: { onGood: () => void }) {
  const { t } = useSay();
  const [text, setText] = useState('');
  return (
    <form
      className="scanner-test"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === SAMPLE) onGood();
        setText('');
      }}
    >
      <Sample />
      <label>
        {t('tryScanner')}
        <input value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" />
      </label>
    </form>
  );
}

function Sample() {
  const { modules } = create(SAMPLE, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const dark = Array.from(modules.data, (on, i) =>
    on ? `M${(i % size) + 4} ${Math.floor(i / size) + 4}h1v1h-1z` : '',
  );
  return (
    <svg viewBox={`0 0 ${size + 8} ${size + 8}`} aria-hidden>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={dark.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
